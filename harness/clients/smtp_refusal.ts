import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { mayBeForbidden } from "./forbidden.ts";
import { blank } from "./secrets.ts";

/**
 * What is said of the command, its order, the mechanism or missing TLS, and of no name (RFC 4954, sections 4 and 6; RFC 5321,
 * section 4.2.2): unknown or malformed, not now, no such mechanism, TLS first, too weak, encrypt first.
 */
const NOT_OF_THE_NAME = [500, 502, 503, 504, 530, 534, 538];

/**
 * Reads a reply to AUTH that is no success. 535 and the other 5xx refuse, 501 only a name that the grammar may forbid; 421, 454 and all
 * of 4xx are temporary.
 */
export function refusal(
  reply: { readonly code: number; readonly text: string },
  dial: Pick<Dial, "login" | "password" | "before">,
): Observation {
  const { code } = reply;
  const said = blank(reply.text.trim(), dial);
  const refused = code === 501
    ? mayBeForbidden(dial.login)
    : code >= 500 && code < 600 && !NOT_OF_THE_NAME.includes(code);
  return refused
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
