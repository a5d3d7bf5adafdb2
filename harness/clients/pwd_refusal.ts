import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";

/** Reads an answer of the password service to USER or PASS that is no success. 5xx refuses, 4xx is temporary. */
export function refusal(answer: string, secrets: Secrets): Observation {
  const said = blank(answer.trim(), secrets);
  return /^5\d\d\b/.test(said)
    ? { kind: "refused", class: "login", answer: said }
    : { kind: "unclear", because: said };
}
