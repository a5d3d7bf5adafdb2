import { textOf } from "../../sasl/text.ts";
import { upgradeOf, type Wire } from "../../wire.ts";
import { elementsIn } from "./ber.ts";
import { element } from "./ber_write.ts";
import { CODE, RESPONSE, result } from "./result.ts";
import { type Here, left, type Run, type Standing } from "./standing.ts";

const REQUEST_NAME = 0x80;
const RESPONSE_VALUE = 0x8b;

/** RFC 4511, section 4.14. */
const START_TLS = "1.3.6.1.4.1.1466.20037";
/** RFC 4532. */
const WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

/** What the root DSE lists (RFC 4512, section 5.1): StartTLS only while it is possible. */
export const extensionsOf = (wire: Pick<Wire, "upgrade" | "encryption">): readonly string[] =>
  upgradeOf(wire) ? [START_TLS, WHO_AM_I] : [WHO_AM_I];

/** RFC 4511, section 4.12. */
export const extended: Run = async (state, { id, content }, here) => {
  const [name] = elementsIn(content) ?? [];
  if (name?.tag !== REQUEST_NAME) return undefined;
  const known = EXTENSIONS.get(textOf(name.content) ?? "");
  if (known) return await known(state, id, here);
  await here.wire.send(result(id, RESPONSE.extended, CODE.protocolError, "No such extension"));
  return state;
};

type Extension = (state: Standing, id: number, here: Here) => Promise<Standing>;

/** Nothing from before counts behind it (access.isolation): whoever was bound has to bind again. */
const startTls: Extension = async (state, id, here) => {
  const { wire } = here;
  const upgrade = upgradeOf(wire);
  if (upgrade && state.phase !== "binding") {
    await upgrade(result(id, RESPONSE.extended, CODE.success));
    return left(state, here);
  }
  const [code, text] = upgrade || wire.encryption()
    ? [CODE.operationsError, "Not now"] as const
    : [CODE.protocolError, "No such extension"] as const;
  await wire.send(result(id, RESPONSE.extended, code, text));
  return state;
};

/** RFC 4532, section 2.2: an empty identity is nobody's. */
const whoAmI: Extension = async (state, id, { wire }) => {
  const identity = state.phase === "bound" ? `u:${state.session.account}` : "";
  const value = element(RESPONSE_VALUE, identity);
  await wire.send(result(id, RESPONSE.extended, CODE.success, "", value));
  return state;
};

const EXTENSIONS: ReadonlyMap<string, Extension> = new Map([
  [START_TLS, startTls],
  [WHO_AM_I, whoAmI],
]);
