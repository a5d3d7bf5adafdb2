import { SaxesParser, type SaxesTagNS } from "saxes";
import type { Wire } from "../../wire.ts";
import type { StreamCondition } from "./conditions.ts";
import { attributeKey, type Element } from "./element.ts";

/** What came next on a stream. */
export type Arrival =
  /** The opening tag; `content` is the default namespace that it declares. */
  | { readonly kind: "header"; readonly header: Element; readonly content: string | undefined }
  | { readonly kind: "stanza"; readonly stanza: Element }
  | { readonly kind: "close" }
  /** The input ended without a closing tag. */
  | { readonly kind: "end" }
  /** Nothing more can be read. */
  | { readonly kind: "fault"; readonly condition: StreamCondition };

interface Growing extends Element {
  readonly children: (Element | string)[];
}

const CLOSES_TAG = ">".charCodeAt(0);
const BLANKS = new Set([..." \t\r\n"].map((blank) => blank.charCodeAt(0)));

/** Cuts a byte stream into the parts of an XMPP stream (RFC 6120, section 4), within the limits of the wire. */
export class StreamReader {
  readonly #wire: Pick<Wire, "chunk" | "limits">;
  #rest: Uint8Array = new Uint8Array();
  #arrivals: Arrival[] = [];
  #decoder = strictDecoder();
  #parser = this.#freshParser();
  /** The open elements below the root, outermost first. */
  #open: Growing[] = [];
  #headerSeen = false;
  /** Bytes of the header or stanza that is on its way. */
  #size = 0;

  constructor(wire: Pick<Wire, "chunk" | "limits">) {
    this.#wire = wire;
  }

  /** @throws what `wire.chunk` throws */
  async next(): Promise<Arrival> {
    for (;;) {
      const arrival = this.#arrivals.shift();
      if (arrival) return arrival;
      if (this.#rest.length === 0) {
        const chunk = await this.#wire.chunk();
        if (!chunk) return { kind: "end" };
        this.#rest = chunk;
      }
      this.#feed();
    }
  }

  /** Under TLS: whatever was sent before it and not read is not the client's word (RFC 6120, section 5.3.3). */
  restartAfresh(): void {
    this.#rest = new Uint8Array();
    this.restart();
  }

  /** A new document begins with the next byte (RFC 6120, section 4.3.3). */
  restart(): void {
    this.#decoder = strictDecoder();
    this.#parser = this.#freshParser();
    this.#arrivals = [];
    this.#open = [];
    this.#headerSeen = false;
    this.#size = 0;
  }

  /**
   * Gives the parser the bytes up to the next `>`. Every element ends there, so sizes are exact, and what
   * follows in the same chunk is still ours when a new document begins.
   */
  #feed(): void {
    // Blanks between stanzas keep a connection alive and are part of nothing (RFC 6120, section 4.6.1).
    if (this.#size === 0) this.#rest = withoutLeadingBlanks(this.#rest);
    const end = this.#rest.indexOf(CLOSES_TAG) + 1 || this.#rest.length;
    const part = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end);

    this.#size += part.length;
    if (this.#size > this.#wire.limits.stanza) return this.#fault("policy-violation");
    let text: string;
    try {
      text = this.#decoder.decode(part, { stream: true });
    } catch {
      return this.#fault("not-well-formed");
    }
    this.#parser.write(text);
  }

  #freshParser() {
    // 1.1 would let in control characters that cannot be passed on in 1.0.
    const parser = new SaxesParser({
      xmlns: true,
      position: false,
      defaultXMLVersion: "1.0",
      forceXMLVersion: true,
    });
    const restricted = () => this.#fault("restricted-xml");
    parser.on("doctype", restricted);
    parser.on("processinginstruction", restricted);
    parser.on("comment", restricted);
    parser.on("xmldecl", ({ encoding = "UTF-8" }) => {
      if (!/^utf-8$/i.test(encoding)) this.#fault("unsupported-encoding");
    });
    parser.on("error", ({ message }) => {
      // A reference to an entity that is not predefined is restricted XML (RFC 6120, section 11.1).
      this.#fault(/undefined entity/.test(message) ? "restricted-xml" : "not-well-formed");
    });
    parser.on("opentag", (tag) => this.#opened(tag));
    parser.on("text", (text) => this.#text(text));
    parser.on("cdata", (text) => this.#text(text));
    parser.on("closetag", () => this.#closed());
    return parser;
  }

  #opened(tag: SaxesTagNS): void {
    const opened = elementOf(tag);
    if (!this.#headerSeen) {
      this.#headerSeen = true;
      return this.#arrived({ kind: "header", header: opened, content: tag.ns[""] });
    }
    this.#open.at(-1)?.children.push(opened);
    this.#open.push(opened);
    if (this.#open.length > this.#wire.limits.depth) this.#fault("policy-violation");
  }

  #text(text: string): void {
    const inside = this.#open.at(-1);
    if (inside) inside.children.push(text);
    else if (/[^ \t\r\n]/.test(text)) this.#fault("bad-format");
  }

  #closed(): void {
    const closed = this.#open.pop();
    if (!closed) this.#arrived({ kind: "close" });
    else if (this.#open.length === 0) this.#arrived({ kind: "stanza", stanza: closed });
  }

  #arrived(arrival: Arrival): void {
    this.#size = 0;
    if (this.#arrivals.at(-1)?.kind !== "fault") this.#arrivals.push(arrival);
  }

  /**
   * The first fault counts; the parser may go on and find others. It may also have closed an element just before,
   * as the parser does where the closing tag is another's: that is taken back.
   */
  #fault(condition: StreamCondition): void {
    if (this.#arrivals.at(-1)?.kind !== "fault") this.#arrivals = [{ kind: "fault", condition }];
  }
}

function strictDecoder(): TextDecoder {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
}

function withoutLeadingBlanks(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => !BLANKS.has(byte));
  return start < 0 ? new Uint8Array() : bytes.subarray(start);
}

function elementOf({ uri, local, attributes }: SaxesTagNS): Growing {
  const attrs = Object.values(attributes)
    .filter(({ name, prefix }) => name !== "xmlns" && prefix !== "xmlns")
    .map(({ uri, local, value }) => [attributeKey(uri, local), value]);
  return { ns: uri, name: local, attrs: Object.fromEntries(attrs), children: [] };
}
