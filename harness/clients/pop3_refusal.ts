import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";

/**
 * Reads an answer to a login that is no success. Only `-ERR` refuses; `[SYS/TEMP]` and `[IN-USE]` are temporary (RFC 2449,
 * RFC 3206): no refusal.
 */
export function refusal(answer: string, secrets: Secrets): Observation {
  const said = blank(answer.trim(), secrets);
  const refused = /^-ERR(?: |$)/i.test(said) && !/^-ERR \[(SYS\/TEMP|IN-USE)\]/i.test(said);
  return refused
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
