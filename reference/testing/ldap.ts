import { Buffer } from "node:buffer";
import { ldap } from "../protocols/ldap/mod.ts";
import type { Door } from "../session.ts";
import type { Encryption, Wire } from "../wire.ts";
import { converse } from "./talk.ts";

// A client's own writer and reader of BER, short forms alone: what the server's say is held against it.

/** An element, of texts (each character a byte) and bytes. */
export function ber(tag: number, ...contents: readonly (string | Uint8Array)[]): Uint8Array {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each as string, "latin1")));
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const int = (value: number, tag = 2) => ber(tag, new Uint8Array([value]));

export const request = (id: number, operation: Uint8Array, ...more: Uint8Array[]): Uint8Array =>
  ber(0x30, int(id), operation, ...more);

export const simpleBind = (name: string | Uint8Array, password: string, version = 3): Uint8Array =>
  ber(
    0x60,
    int(version),
    ber(4, typeof name === "string" ? utf8(name) : name),
    ber(0x80, utf8(password)),
  );

/** @param credentials absent, or a text */
export const saslBind = (mechanism: string, credentials?: string): Uint8Array => {
  const said = credentials === undefined ? [] : [ber(4, utf8(credentials))];
  return ber(0x60, int(3), ber(4), ber(0xa3, ber(4, mechanism), ...said));
};

export const present = (attribute: string): Uint8Array => ber(0x87, attribute);
export const ANY_CLASS: Uint8Array = present("objectClass");

export interface Searched {
  readonly base?: string;
  /** 0 base, 1 one level, 2 subtree, which it is where absent. */
  readonly scope?: number;
  readonly typesOnly?: boolean;
  readonly filter?: Uint8Array;
  readonly attributes?: readonly string[];
}

export function searching(
  { base = "", scope = 2, typesOnly = false, filter = ANY_CLASS, attributes = [] }: Searched = {},
): Uint8Array {
  const limits = [int(0, 10), int(0), int(0)];
  const types = ber(1, new Uint8Array([typesOnly ? 0xff : 0]));
  const selected = ber(0x30, ...attributes.map((each) => ber(4, each)));
  return ber(0x63, ber(4, utf8(base)), int(scope, 10), ...limits, types, filter, selected);
}

export const extension = (oid: string): Uint8Array => ber(0x77, ber(0x80, oid));
export const START_TLS = "1.3.6.1.4.1.1466.20037";
export const WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";
export const UNBIND: Uint8Array = ber(0x42);
export const ROOT_DSE: Searched = { scope: 0, attributes: ["+", "*"] };

/** What the server said in one message. */
export interface Answer {
  readonly id: number;
  readonly tag: number;
  /** Of a result; of an entry nothing. */
  readonly code?: number;
  readonly text?: string;
  /** What stands behind the text, by tag: a SASL challenge, a value, a name. */
  readonly more: ReadonlyMap<number, string>;
  readonly dn?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/** The elements in bytes. @throws {RangeError} where they end in the middle of one */
function elements(bytes: Uint8Array): { tag: number; content: Uint8Array; whole: Uint8Array }[] {
  const found = [];
  for (let at = 0; at < bytes.length;) {
    const begin = at;
    const tag = bytes[at++]!;
    let length = bytes[at++]!;
    if (length >= 0x80) {
      const octets = bytes.subarray(at, at += length - 0x80);
      length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    }
    const content = bytes.subarray(at, at += length);
    if (content.length < length) throw new RangeError("Cannot read BER: it is cut off");
    found.push({ tag, content, whole: bytes.subarray(begin, at) });
  }
  return found;
}

const textIn = (content: Uint8Array) => new TextDecoder().decode(content);
const ENTRY = 0x64;

/** The messages in all that a server said. */
export function answersIn(bytes: Uint8Array): Answer[] {
  return elements(bytes).map(({ content }) => {
    const [id, operation] = elements(content);
    const parts = elements(operation!.content);
    const said = { id: id!.content[0]!, tag: operation!.tag };
    if (operation!.tag === ENTRY) {
      const attributes = elements(parts[1]!.content).map(({ content }) => {
        const [name, values] = elements(content);
        return [
          textIn(name!.content),
          elements(values!.content).map(({ content }) => textIn(content)),
        ];
      });
      return {
        ...said,
        more: new Map(),
        dn: textIn(parts[0]!.content),
        attributes: Object.fromEntries(attributes),
      };
    }
    const more = new Map(parts.slice(3).map(({ tag, content }) => [tag, textIn(content)]));
    return { ...said, code: parts[0]!.content[0]!, text: textIn(parts[2]!.content), more };
  });
}

/** The client's end of an LDAP conversation in memory. */
export interface LdapPeer extends AsyncDisposable {
  send(data: string | Uint8Array): void;
  /** Sends requests, numbered from 1 in turn, and gives all answers so far up to that to the last one. */
  ask(...operations: Uint8Array[]): Promise<readonly Answer[]>;
  /** The bytes said so far, by the server. */
  readonly heard: () => Uint8Array;
  /** Ends the input, and gives all answers that were not yet given. */
  rest(): Promise<readonly Answer[]>;
  readonly over: Promise<void>;
}

/** @param tls what TLS tells after StartTLS; absent: there is none. What is pipelined behind StartTLS is kept here, a real wire drops it */
export function ldapPeer(door: Door, wire: Partial<Wire> = {}, tls?: Encryption): LdapPeer {
  let heard = Buffer.alloc(0);
  let given = 0;
  let asked = 0;
  let stir = () => {};
  const said = (data: readonly (string | Uint8Array)[]) => {
    heard = Buffer.concat([heard, ...data.map((each) => Buffer.from(each as string))]);
    stir();
  };
  let encryption: Encryption | undefined;
  const talk = converse(ldap, door, {
    send: (...data) => Promise.resolve(said(data)),
    encryption: () => encryption,
    ...tls && {
      upgrade(goAhead) {
        encryption = tls;
        return Promise.resolve(said([goAhead]));
      },
    },
    ...wire,
  });
  let over = false;
  const ended = talk.over.finally(() => {
    over = true;
    stir();
  });
  ended.catch(() => {}); // seen by whoever awaits `over`
  const take = () => {
    const fresh = answersIn(heard).slice(given);
    given += fresh.length;
    return fresh;
  };
  return {
    send: talk.send,
    heard: () => heard,
    async ask(...operations) {
      const last = asked += operations.length;
      operations.forEach((each, at) => talk.send(request(last - operations.length + at + 1, each)));
      const isLast = ({ id, tag }: Answer) => (id === last && tag !== ENTRY) || id === 0;
      while (!over && !answersIn(heard).slice(given).some(isLast)) {
        await new Promise<void>((go) => stir = go);
      }
      return take();
    },
    async rest() {
      talk.hangUp();
      await ended;
      return take();
    },
    over: ended,
    async [Symbol.asyncDispose]() {
      talk.hangUp();
      await ended;
    },
  };
}
