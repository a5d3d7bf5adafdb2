import type { Protocol } from "../../fixtures/protocols.ts";
import { isOffered, MECHANISMS } from "../offers.ts";
import { over, toldBy } from "./over.ts";
import type { Relation } from "./relation.ts";

/** So many pairs are enough where a mechanism costs up to a second, or the start of a program. */
const MOST: Readonly<Partial<Record<Protocol, number>>> = {
  pop3: 2,
  imap: 2,
  mapi: 2,
  ximss: 3,
  xmpp: 1,
};

const relation: Relation = {
  id: "mechanism",
  clause: "access.mechanisms",
  title: "one name and password opens the same account by every mechanism of the protocol",
  most: MOST,
  pair: (scenario) => {
    const { attempt: { protocol, login }, cell, mechanism } = scenario;
    // What all of them can say, a digest's prepared names among them.
    if (!/^[\x21-\x7e]+$/.test(login)) return undefined;
    const others = (MECHANISMS[protocol] ?? []).filter((other) =>
      other !== mechanism && other !== "EXTERNAL" && isOffered(other, cell.security)
    );
    return others.flatMap((other) =>
      over(scenario, {
        protocol,
        security: cell.security,
        mechanism: other,
        ...toldBy(scenario),
      })
    );
  },
};

export default relation;
