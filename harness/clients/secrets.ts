import { Buffer } from "node:buffer";

/** What a login sends that nobody else may read. */
export interface Secrets {
  readonly password: string;
  readonly before?: readonly { readonly password: string }[];
}

const BASE64 = /[A-Za-z0-9+/]{2,}={0,2}/g;

/** The ways in which a secret can stand in a talk: as it is, in an IMAP quoted string, in XML, in a web form, in base64. */
function formsOf(secret: string): string[] {
  const quoted = secret.replace(/["\\]/g, "\\$&");
  const text = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const more = text.replaceAll(">", "&gt;");
  const attribute = more.replaceAll('"', "&quot;").replaceAll("'", "&apos;");
  const field = new URLSearchParams([["", secret]]).toString().slice(1);
  const numbered = (signs: RegExp) => secret.replace(signs, (sign) => `&#${sign.codePointAt(0)};`);
  const references = [numbered(/[&<>"'\t\r\n]/g), numbered(/[^]/gu)];
  const bytes = Buffer.from(secret).toString("hex").toUpperCase().replace(/../g, "%$&");
  const base64 = Buffer.from(secret).toString("base64");
  return [secret, quoted, text, more, attribute, ...references, field, bytes, base64];
}

/** Wrong passwords may be account names, as `a` or `info`: so short a word is no secret inside other words. */
const NAME_LIKE = /^[a-z0-9_-]{1,5}$/i;

const where = (form: string): string | RegExp =>
  NAME_LIKE.test(form)
    ? new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(form)}(?![\\p{L}\\p{N}])`, "gu")
    : form;

/** A text with the passwords of a login blanked: in the clear, quoted, escaped, and inside base64. */
export function blank(text: string, { password, before = [] }: Secrets): string {
  const secrets = [password, ...before.map((one) => one.password)].filter((secret) =>
    secret !== ""
  );
  const holds = (word: string) => {
    const inside = Buffer.from(word, "base64").toString();
    // Any word can be read as base64, and then has a letter or two of a short secret by chance.
    const fields = inside.split("\0");
    return secrets.some((secret) =>
      NAME_LIKE.test(secret) ? fields.includes(secret) : inside.includes(secret)
    );
  };
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return forms.reduce(
    (line, form) => line.replaceAll(where(form), "***"),
    text.replace(BASE64, (word) => holds(word) ? "***" : word),
  );
}
