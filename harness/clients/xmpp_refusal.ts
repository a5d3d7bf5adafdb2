import type { Observation } from "../observation.ts";

/** Reads a SASL `<failure/>`, by its condition. `temporary-auth-failure` is temporary (RFC 6120, 6.5.12). */
export function saslRefusal(condition: string, text = ""): Observation {
  const said = `failure ${condition}${text === "" ? "" : `: ${text}`}`;
  return condition === "temporary-auth-failure"
    ? { kind: "unclear", because: said }
    : { kind: "refused", class: "login", answer: said };
}

/** Stream errors that say: not this domain. Any other is trouble, and no verdict. */
const REFUSING = new Set(["host-unknown", "host-gone", "improper-addressing"]);

export function streamRefusal(condition: string, text = ""): Observation {
  const said = `stream error ${condition}${text === "" ? "" : `: ${text}`}`;
  return REFUSING.has(condition)
    ? { kind: "refused", class: "stream", answer: said }
    : { kind: "unclear", because: said };
}
