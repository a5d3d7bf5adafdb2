import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";

/** Reads a login's response that carries an error. Numbers from 400 to 499 are of temporary trouble, as in SMTP: no refusal. */
export function refusal(
  { errorNum = "", errorText = "" }: Readonly<Record<string, string>>,
  secrets: Secrets,
): Observation {
  const said = blank(`error ${errorNum} ${errorText}`.trim(), secrets);
  return /^4\d\d$/.test(errorNum)
    ? { kind: "unclear", because: said }
    : { kind: "refused", class: "login", answer: said };
}
