import type { Protocol } from "../../fixtures/protocols.ts";
import type { Carriage, Scenario } from "../scenario.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

type Way = { readonly mechanism: string; readonly carriage?: Carriage };

/** The ways in which a protocol can carry one name. */
const WAYS: Readonly<Partial<Record<Protocol, readonly Way[]>>> = {
  pop3: [
    { mechanism: "PLAIN", carriage: "initial" },
    { mechanism: "PLAIN", carriage: "continuation" },
    { mechanism: "CRAM-MD5", carriage: "continuation" },
  ],
  imap: [
    { mechanism: "LOGIN", carriage: "quoted" },
    { mechanism: "LOGIN", carriage: "literal" },
    { mechanism: "LOGIN", carriage: "literal+" },
    { mechanism: "PLAIN", carriage: "initial" },
    { mechanism: "PLAIN", carriage: "continuation" },
  ],
  xmpp: [
    { mechanism: "PLAIN", carriage: "initial" },
    { mechanism: "PLAIN", carriage: "continuation" },
    { mechanism: "PLAIN", carriage: "escaped" },
  ],
  ximss: [
    { mechanism: "LOGIN", carriage: "escaped" },
    { mechanism: "PLAIN", carriage: "initial" },
    { mechanism: "PLAIN", carriage: "continuation" },
  ],
  smtp: [
    { mechanism: "PLAIN", carriage: "initial" },
    { mechanism: "PLAIN", carriage: "continuation" },
  ],
  web: [
    { mechanism: "FORM", carriage: "escaped" },
    { mechanism: "FORM" },
    { mechanism: "BASIC" },
  ],
};

/**
 * Names that every way can say: the others differ by grammar, which is no matter of carriage. Of those with a Domain more can
 * be lost on the way.
 */
const plain = ({ attempt, password }: Scenario) =>
  /^[\x21-\x7e]+[@%][\x21-\x7e]+$/.test(attempt.login) && /^[\x20-\x7e]+$/.test(password);

const relation: Relation = {
  id: "carriage",
  clause: "name.encoding",
  title: "quoted, as a literal, escaped, at once or when asked: it is the same name",
  pair: (scenario) => {
    if (!plain(scenario)) return undefined;
    return (WAYS[scenario.attempt.protocol] ?? []).flatMap((way) => variant(scenario, way));
  },
};

export default relation;
