import { Buffer } from "node:buffer";
import { type Element, element, elementsIn, number, numberIn, sizeOf, TAG } from "./ldap_ber.ts";
import type { RawConnection } from "./raw_connection.ts";

/** The operations that are used here, by their tags (RFC 4511, appendix B). */
export const OPERATION = {
  bind: 0x60,
  bound: 0x61,
  unbind: 0x42,
  search: 0x63,
  entry: 0x64,
  searched: 0x65,
  extended: 0x77,
  extendedDone: 0x78,
} as const;

/** Extended operations (RFC 4511, 4.14; RFC 4532). */
export const EXTENSION = {
  startTls: "1.3.6.1.4.1.1466.20037",
  whoAmI: "1.3.6.1.4.1.4203.1.11.3",
} as const;

/** Result codes (RFC 4511, appendix A.1). */
export const RESULT = { success: 0, saslBindInProgress: 14, invalidCredentials: 49 } as const;

/** What ends an operation. */
export interface LdapResult {
  readonly code: number;
  readonly text: string;
  /** What comes behind: a mechanism's challenge, an extension's value. */
  readonly value?: string;
}

export interface LdapEntry {
  readonly dn: string;
  /** Attributes by their names in lower case. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** How a bind shows who it is: a password beside the name, or a step of a SASL exchange. */
export type Showing =
  | { readonly password: string }
  | { readonly mechanism: string; readonly credentials?: string };

/** An authorization identity, as LDAP has it for a name that is no DN (RFC 4513, section 5.2.1.8). Empty: none. */
export const authzId = (name = ""): string => name === "" ? "" : `u:${name}`;

const SCOPE = { base: 0, sub: 2 } as const;

/** Bind, version 3. The name goes as it stands. */
export function bind(name: string, shown: Showing): Buffer {
  const authentication = "password" in shown ? element(0x80, shown.password) : element(
    0xa3,
    element(TAG.octets, shown.mechanism),
    ...shown.credentials === undefined ? [] : [element(TAG.octets, shown.credentials)],
  );
  return element(
    OPERATION.bind,
    number(TAG.integer, 3),
    element(TAG.octets, name),
    authentication,
  );
}

/** A search for all that has a class: every entry there. */
export function search(
  base: string,
  scope: keyof typeof SCOPE,
  attributes: readonly string[] = [],
): Buffer {
  return element(
    OPERATION.search,
    element(TAG.octets, base),
    number(TAG.enumerated, SCOPE[scope]),
    number(TAG.enumerated, 0),
    number(TAG.integer, 0),
    number(TAG.integer, 0),
    element(TAG.boolean, Buffer.from([0])),
    element(0x87, "objectClass"),
    element(TAG.sequence, ...attributes.map((name) => element(TAG.octets, name))),
  );
}

export const extended = (oid: string): Buffer => element(OPERATION.extended, element(0x80, oid));

export const unbind = (): Buffer => element(OPERATION.unbind);

let ids = 0;

/** A whole message. Answers have its id. */
export const framed = (id: number, operation: Buffer): Buffer =>
  element(TAG.sequence, number(TAG.integer, id), operation);

/** Sends an operation. @returns its message id */
export function send(connection: RawConnection, operation: Buffer): number {
  const id = ids = ids % 0x7fff_ffff + 1;
  connection.send(framed(id, operation));
  return id;
}

async function message(connection: RawConnection): Promise<Element[]> {
  let begin = await connection.octets(2);
  let size = sizeOf(begin);
  while (size === undefined) {
    begin = Buffer.concat([begin, await connection.octets(1)]);
    size = sizeOf(begin);
  }
  const rest = await connection.octets(size - begin.length);
  const [whole] = elementsIn(Buffer.concat([begin, rest]));
  if (whole?.tag !== TAG.sequence) throw new Error("no message of LDAP");
  return elementsIn(whole.content);
}

const text = (one: Element | undefined) => one?.content.toString() ?? "";

function entryOf({ content }: Element): LdapEntry {
  const [dn, attributes] = elementsIn(content);
  const pairs = elementsIn(attributes?.content ?? Buffer.alloc(0)).map((attribute) => {
    const [name, values] = elementsIn(attribute.content);
    return [text(name).toLowerCase(), elementsIn(values?.content ?? Buffer.alloc(0)).map(text)];
  });
  return { dn: text(dn), attributes: Object.fromEntries(pairs) };
}

function resultOf({ content }: Element): LdapResult {
  const [code, , said, ...more] = elementsIn(content);
  // serverSaslCreds [7], responseValue [11]
  const value = more.find(({ tag }) => tag === 0x87 || tag === 0x8b);
  return {
    code: code ? numberIn(code) : NaN,
    text: text(said),
    ...value ? { value: text(value) } : {},
  };
}

/** What answers an operation, up to its end. @throws where the server ends the connection, or says what is no answer */
export async function answer(
  connection: RawConnection,
  id: number,
): Promise<{ readonly entries: readonly LdapEntry[]; readonly result: LdapResult }> {
  const entries: LdapEntry[] = [];
  while (true) {
    const [number, operation] = await message(connection);
    if (!number || !operation) throw new Error("no message of LDAP");
    const answered = numberIn(number);
    // A notice of disconnection (RFC 4511, section 4.4.1).
    if (answered === 0) throw new Error(`the server disconnects: ${resultOf(operation).text}`);
    if (answered !== id) continue;
    if (operation.tag === OPERATION.entry) entries.push(entryOf(operation));
    else if (operation.tag !== 0x73) return { entries, result: resultOf(operation) };
  }
}

/** Sends an operation, and gives what answers it. @throws when the connection ends before */
export const ask = (connection: RawConnection, operation: Buffer) =>
  answer(connection, send(connection, operation));
