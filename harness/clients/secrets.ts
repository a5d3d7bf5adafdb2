import { Buffer } from "node:buffer";
import { type Reading, readingsOf } from "./reading.ts";

/** What a login sends that nobody else may read. */
export interface Secrets {
  readonly password: string;
  readonly before?: readonly { readonly password: string }[];
}

const BASE64 = /[A-Za-z0-9+/]{2,}={0,2}/g;

/** Octets in hex, with or without something between them. Fewer are found in any session id. */
const HEX = /[0-9a-f]{2}(?:[ :-]?[0-9a-f]{2}){2,}/gi;

/** Wrong passwords may be account names, as `a` or `info`: so short a word is no secret inside other words. */
const NAME_LIKE = /^[a-z0-9_-]{1,5}$/i;

const NOT_IN_A_WORD = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] as const;

/**
 * A secret as it is: a short word in this letter case alone, since IMAP refuses by NO and `Info` is another name than `info`.
 */
function asItIs(secret: string): RegExp {
  const signs = RegExp.escape(secret);
  return NAME_LIKE.test(secret)
    ? new RegExp(NOT_IN_A_WORD.join(signs), "gu")
    : new RegExp(signs, "giu");
}

type Span = readonly [from: number, to: number];

/** Where a reading of a text has a secret. A short word counts between words, where it is escaped or stands there as it is. */
function spansIn(reading: Reading, of: string, secret: string, readAs: string): Span[] {
  const { text } = reading;
  if (readAs.trim() === "" || !text.includes(readAs)) return [];
  const [begin, end] = NOT_IN_A_WORD;
  const signs = RegExp.escape(readAs);
  const short = NAME_LIKE.test(readAs);
  const found = text.matchAll(new RegExp(short ? `${begin}${signs}${end}` : signs, "gu"));
  const { from, to } = reading.places();
  return [...found].flatMap(({ index }): Span[] => {
    const span = [from[index]!, to[index + readAs.length - 1]!] as const;
    const said = of.slice(...span);
    return short && said.length === readAs.length && said !== secret ? [] : [span];
  });
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let blanked = "";
  let done = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    if (from >= done) blanked += `${text.slice(done, from)}***`;
    done = Math.max(done, to);
  }
  return blanked + text.slice(done);
}

/** A secret in all that it can be read as: a text may escape a part of it, and it may look escaped itself. */
const readAs = (secret: string) => [...new Set(readingsOf(secret).map(({ text }) => text))];

/**
 * A text with the passwords of a login blanked: in the clear, in other letter case, escaped in part or in whole, in base64 and in hex.
 */
export function blank(text: string, { password, before = [] }: Secrets): string {
  const secrets = [...new Set([password, ...before.map((one) => one.password)])]
    .filter((secret) => secret !== "").toSorted((a, b) => b.length - a.length);
  if (secrets.length === 0) return text;
  const each = secrets.map((secret) => ({
    secret,
    lower: secret.toLowerCase(),
    readAs: readAs(secret),
    base64: Buffer.from(secret).toString("base64"),
  }));
  const says = (inside: string) => {
    const lower = inside.toLowerCase();
    // Any word can be read as base64, and then has a letter or two of a short secret by chance.
    return each.some((one) =>
      NAME_LIKE.test(one.secret)
        ? inside.split("\0").includes(one.secret)
        : lower.includes(one.lower)
    );
  };
  const least = Math.min(...secrets.map((secret) => Buffer.byteLength(secret)));
  const decoded = text.replace(
    BASE64,
    (word) =>
      word.length * 3 / 4 >= least && says(Buffer.from(word, "base64").toString()) ? "***" : word,
  ).replace(
    HEX,
    (word) => says(Buffer.from(word.replace(/[ :-]/g, ""), "hex").toString()) ? "***" : word,
  );
  const clear = each.reduce(
    (line, { secret, base64 }) => line.replace(asItIs(secret), "***").replaceAll(base64, "***"),
    decoded,
  );
  const spans = readingsOf(clear).flatMap((reading) =>
    each.flatMap(({ secret, readAs }) =>
      readAs.flatMap((one) => spansIn(reading, clear, secret, one))
    )
  );
  return withoutSpans(clear, spans);
}
