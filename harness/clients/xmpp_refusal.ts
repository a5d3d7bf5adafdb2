import type { Observation } from "../observation.ts";
import { blank, type Secrets } from "./secrets.ts";

const words = (what: string, condition: string, text = "") =>
  `${what} ${condition}${text === "" ? "" : `: ${text}`}`;

/** Reads a SASL `<failure/>`, by its condition. `temporary-auth-failure` is temporary (RFC 6120, 6.5.12). */
export function saslRefusal(
  condition: string,
  text: string | undefined,
  secrets: Secrets,
): Observation {
  const said = blank(words("failure", condition, text), secrets);
  return condition === "temporary-auth-failure"
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
