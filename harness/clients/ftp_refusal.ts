import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { mayBeForbidden } from "./forbidden.ts";
import { blank } from "./secrets.ts";

/** Reads an answer to USER or PASS that is no success. 530, and 501 for a name that the grammar forbids, refuse; 421 and 4xx are temporary. */
export function refusal(code: number, text: string, dial: Dial): Observation {
  const said = blank(text.trim(), dial);
  return code === 530 || (code === 501 && mayBeForbidden(dial.login))
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
