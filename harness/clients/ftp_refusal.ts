import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { mayBeForbidden } from "./forbidden.ts";
import { blank } from "./secrets.ts";

/**
 * For a name that the grammar forbids (RFC 959, section 5.4): a syntax error is one of USER's answers, and a bad sequence one of PASS's
 * where such a USER is none.
 */
const SYNTAX: readonly number[] = [500, 501, 503];

/** Reads an answer to USER or PASS that is no success. 530, and a syntax error over a name that is one, refuse; 421 and 4xx are temporary. */
export function refusal(code: number, text: string, dial: Dial): Observation {
  const said = blank(text.trim(), dial);
  return code === 530 || (SYNTAX.includes(code) && mayBeForbidden(dial.login))
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
