import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";

const words = (what: string, condition: string, text = "") =>
  `${what} ${condition}${text === "" ? "" : `: ${text}`}`;

/** What is temporary, or about the mechanism and the stream, and so says nothing of the name (RFC 6120, section 6.5). */
const OF_NO_NAME = new Set([
  "temporary-auth-failure",
  "encryption-required",
  "invalid-mechanism",
  "mechanism-too-weak",
]);

/** Reads a SASL `<failure/>`, by its condition. */
export function saslRefusal(
  condition: string,
  text: string | undefined,
  secrets: Secrets,
): Observation {
  const said = blank(words("failure", condition, text), secrets);
  return OF_NO_NAME.has(condition)
    ? { kind: "unclear", because: said }
    : { kind: "refused", class: "login", answer: said };
}

/** Stream errors that say: not this domain. Any other is trouble, and no verdict. */
const REFUSING = new Set(["host-unknown", "host-gone", "improper-addressing"]);

export function streamRefusal(
  condition: string,
  text: string | undefined,
  secrets: Secrets,
): Observation {
  const said = blank(words("stream error", condition, text), secrets);
  return REFUSING.has(condition)
    ? { kind: "refused", class: "stream", answer: said }
    : { kind: "unclear", because: said };
}
