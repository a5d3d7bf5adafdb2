import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { RESULT } from "./ldap_message.ts";
import { blank } from "./secrets.ts";

/** inappropriateAuthentication, unwillingToPerform: what servers say to a bind without a name or a password (RFC 4513, 5.1). */
const ANONYMOUS = [48, 53];
/** authorizationDenied (RFC 4370). */
const NOT_THAT_IDENTITY = 123;

/**
 * Reads a bind's result that is no success. 49 refuses. 51 and 52 are temporary, 7, 8 and 13 are about the mechanism or missing TLS,
 * 53 and the rest about anything: they refuse no name.
 */
export function refusal(code: number, text: string, dial: Dial): Observation {
  const said = blank(`${code} ${text}`.trim(), dial);
  const anonymous = dial.mechanism === "SIMPLE" && (dial.login === "" || dial.password === "");
  const refused = code === RESULT.invalidCredentials ||
    (anonymous && ANONYMOUS.includes(code)) ||
    (dial.authzid !== undefined && code === NOT_THAT_IDENTITY);
  return refused
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
