import { Buffer } from "node:buffer";
import { textOf } from "../../sasl/text.ts";

/** The fields of a form, by name; a value that is no UTF-8 is nothing, though the field is there. */
export type Form = ReadonlyMap<string, string | undefined>;

/**
 * Reads `application/x-www-form-urlencoded`: `+` is a blank, what is escaped is UTF-8 and decoded once, a percent sign before anything
 * but two hexadecimal digits stands for itself. Nothing where a field comes twice, or its name is no UTF-8.
 */
export function parseForm(body: Uint8Array): Form | undefined {
  const form = new Map<string, string | undefined>();
  for (const pair of Buffer.from(body).toString("latin1").split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const [name, value] = equals < 0
      ? [decoded(pair), ""]
      : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
    if (name === undefined || form.has(name)) return undefined;
    form.set(name, value);
  }
  return form;
}

/** @param text one character a byte */
function decoded(text: string): string | undefined {
  return percentDecoded(text.replaceAll("+", " "));
}

/** What is escaped in a text, one character a byte, read as UTF-8; nothing where it is none. */
export function percentDecoded(text: string): string | undefined {
  const bytes = text.replace(
    /%([\da-f]{2})/gi,
    (_, digits: string) => String.fromCharCode(parseInt(digits, 16)),
  );
  return textOf(Buffer.from(bytes, "latin1"));
}
