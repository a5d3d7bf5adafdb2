import { fromBase64 } from "../../sasl/base64.ts";
import { textOf } from "../../sasl/text.ts";

/** What a request says of who asks, by HTTP Basic (RFC 7617). */
export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "malformed" }
  | { readonly kind: "basic"; readonly name: string; readonly password: string };

const MALFORMED: Credentials = { kind: "malformed" };

/** @param authorization the field's value. Of another scheme it says nothing here. */
export function credentialsIn(authorization: string | undefined): Credentials {
  const encoded = /^basic(?: +|$)(.*)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return { kind: "none" };
  const bytes = fromBase64(encoded);
  const text = bytes && textOf(bytes);
  // RFC 7617, section 2: the first colon ends the name, which so has none; the password may.
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 0) return MALFORMED;
  return { kind: "basic", name: text.slice(0, colon), password: text.slice(colon + 1) };
}
