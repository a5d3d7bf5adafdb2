import { randomBytes } from "node:crypto";
import type { StreamCondition } from "./conditions.ts";
import { attributes, type Element } from "./element.ts";
import { NS } from "./namespaces.ts";
import type { Arrival } from "./reader.ts";

/** The first thing on a stream that is whatever it is: a header, or a fault in place of one. */
export type Header = Extract<Arrival, { kind: "header" }>;

/** What is wrong with a client's stream header, in the order in which it is looked at. */
const CHECKS:
  readonly (readonly [StreamCondition, (header: Header, expects: Expects) => boolean])[] = [
    ["invalid-namespace", ({ header }) => header.ns !== NS.streams],
    ["bad-format", ({ header }) => header.name !== "stream"],
    // RFC 6120, 4.8.3: without a default namespace the stanzas declare their own.
    ["invalid-namespace", ({ content }) => content !== undefined && content !== NS.client],
    // client.xmpp.unknown-target, reading (a)
    ["improper-addressing", ({ header }, { target }) => !(header.attrs["to"] ?? target)],
    [
      "host-unknown",
      ({ header }, { serves, target }) => !serves(header.attrs["to"] ?? target ?? ""),
    ],
    // RFC 6120, 4.7.5: no version is 0.9, which has neither SASL nor features.
    [
      "unsupported-version",
      ({ header }) => !/^[1-9][0-9]*\.[0-9]+$/.test(header.attrs["version"] ?? ""),
    ],
  ];

export interface Expects {
  /** Whether a target domain is served. */
  serves(target: string): boolean;
  /** The target of the stream before, which a restarted stream need not say again. */
  readonly target?: string | undefined;
}

export function faultIn(header: Header, expects: Expects): StreamCondition | undefined {
  return CHECKS.find(([, wrong]) => wrong(header, expects))?.[0];
}

/** The server's own header: from whom the client wanted to reach, to whom it says it is (RFC 6120, sections 4.7.1 and 4.7.2). */
export function answerTo(header?: Element, target?: string): string {
  const from = header?.attrs["to"] ?? target;
  const to = header?.attrs["from"];
  const attrs = {
    ...from === undefined ? {} : { from },
    ...to === undefined ? {} : { to },
    id: randomBytes(12).toString("hex"),
    version: "1.0",
    "xml:lang": "en",
    xmlns: NS.client,
    "xmlns:stream": NS.streams,
  };
  return `<?xml version='1.0'?><stream:stream${attributes(attrs)}>`;
}

export const CLOSING = "</stream:stream>";
