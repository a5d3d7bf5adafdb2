import { type Element, element } from "./element.ts";
import { NS } from "./namespaces.ts";

/** The stream errors that this server sends (RFC 6120, section 4.9.3). */
export type StreamCondition =
  | "bad-format"
  | "connection-timeout"
  | "host-unknown"
  | "improper-addressing"
  | "internal-server-error"
  | "invalid-from"
  | "invalid-namespace"
  | "not-authorized"
  | "not-well-formed"
  | "policy-violation"
  | "resource-constraint"
  | "restricted-xml"
  | "system-shutdown"
  | "unsupported-encoding"
  | "unsupported-stanza-type"
  | "unsupported-version";

export function streamError(condition: StreamCondition): Element {
  return element(NS.streams, "error", {}, element(NS.streamErrors, condition));
}

/** The stanza errors that this server sends, each with its type (RFC 6120, section 8.3.3). */
const STANZA_ERRORS = {
  "bad-request": "modify",
  "item-not-found": "cancel",
  "jid-malformed": "modify",
  "not-acceptable": "modify",
  "not-allowed": "cancel",
  "remote-server-not-found": "cancel",
  "service-unavailable": "cancel",
} as const;

export type StanzaCondition = keyof typeof STANZA_ERRORS;

/** The stanza sent back with an error; the sender's own content is left out (RFC 6120, section 8.3.1: it may be). */
export function stanzaError(stanza: Element, condition: StanzaCondition): Element {
  const { from, to } = stanza.attrs;
  return element(
    stanza.ns,
    stanza.name,
    { type: "error", id: stanza.attrs["id"], from: to, to: from },
    element(
      NS.client,
      "error",
      { type: STANZA_ERRORS[condition] },
      element(NS.stanzaErrors, condition),
    ),
  );
}

/** The answer to an iq request. */
export function iqResult(request: Element, ...children: readonly Element[]): Element {
  const { id, from, to } = request.attrs;
  return element(NS.client, "iq", { type: "result", id, from: to, to: from }, ...children);
}

/** Why a SASL attempt came to nothing (RFC 6120, section 6.5). A refused login is always `not-authorized` (access.uniform). */
export type SaslCondition =
  | "aborted"
  | "incorrect-encoding"
  | "invalid-mechanism"
  | "malformed-request"
  | "not-authorized";

export function saslFailure(condition: SaslCondition): Element {
  return element(NS.sasl, "failure", {}, element(NS.sasl, condition));
}
