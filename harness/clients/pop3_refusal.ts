import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { blank } from "./tap.ts";

/** Reads a `-ERR` to a login. `[SYS/TEMP]` and `[IN-USE]` are temporary (RFC 2449, RFC 3206): no refusal. */
export function refusal(answer: string, dial: Dial): Observation {
  const said = blank(answer.trim(), dial);
  if (/^-ERR \[(SYS\/TEMP|IN-USE)\]/i.test(said)) return { kind: "unclear", because: said };
  return { kind: "refused", class: "login", answer: said };
}
