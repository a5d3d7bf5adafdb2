import { fromBase64 } from "./base64.ts";
import { textOf } from "./text.ts";

// The grammar of RFC 5802, section 7, as far as a client without channel binding uses it.

/** `n,a=zoe,n=user,r=nonce`, taken apart. Names are without `=2C` and `=3D`. */
export interface ClientFirst {
  /** The GS2 header with its last comma: what the final message binds to. */
  readonly header: string;
  /** The message without the header. */
  readonly bare: string;
  readonly authzid?: string;
  readonly name: string;
  readonly nonce: string;
}

/** `c=biws,r=nonce,p=proof`, taken apart. */
export interface ClientFinal {
  readonly withoutProof: string;
  readonly binding: Uint8Array;
  readonly nonce: string;
  readonly proof: Uint8Array;
}

// `p=` (channel binding) is not among the flags: none is offered. A mandatory extension `m=` is none we know.
const FIRST = /^([ny],(?:a=([^,\0]*))?,)(n=([^,\0]*),r=([!-+\--~]+)(?:,[A-Za-z]=[^,\0]+)*)$/;
const FINAL = /^(c=([^,]+),r=([!-+\--~]+)(?:,[A-Za-z]=[^,\0]+)*),p=([^,]+)$/;

/** Nothing where it is malformed. */
export function clientFirst(message: Uint8Array): ClientFirst | undefined {
  const parts = FIRST.exec(textOf(message) ?? "");
  if (!parts) return undefined;
  const [, header = "", sentAuthzid, bare = "", sentName = "", nonce = ""] = parts;
  const name = unescaped(sentName);
  const authzid = sentAuthzid === undefined ? undefined : unescaped(sentAuthzid);
  if (name === undefined || (sentAuthzid !== undefined && authzid === undefined)) return undefined;
  return { header, bare, name, nonce, ...(authzid === undefined ? {} : { authzid }) };
}

/** Nothing where it is malformed. */
export function clientFinal(message: Uint8Array): ClientFinal | undefined {
  const parts = FINAL.exec(textOf(message) ?? "");
  if (!parts) return undefined;
  const [, withoutProof = "", sentBinding = "", nonce = "", sentProof = ""] = parts;
  const binding = fromBase64(sentBinding);
  const proof = fromBase64(sentProof);
  return binding && proof ? { withoutProof, binding, nonce, proof } : undefined;
}

/** A saslname: `,` and `=` come as `=2C` and `=3D`, and no other `=` is in it. */
function unescaped(name: string): string | undefined {
  if (/=(?!2C|3D)/.test(name)) return undefined;
  return name.replaceAll("=2C", ",").replaceAll("=3D", "=");
}
