import { Buffer } from "node:buffer";

/** HTML has two thousand names. Accents do not count here, so that of `&aring;` the letter is enough. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", excl: "!", num: "#" },
  ...{ dollar: "$", percnt: "%", lpar: "(", rpar: ")", ast: "*", plus: "+", comma: ",", sol: "/" },
  ...{ colon: ":", semi: ";", equals: "=", quest: "?", commat: "@", lsqb: "[", bsol: "\\" },
  ...{ rsqb: "]", hat: "^", lowbar: "_", grave: "`", lcub: "{", verbar: "|", rcub: "}" },
  ...{ period: ".", szlig: "ß", tab: " ", newline: " " },
};

const REFERENCE = [
  "&#(?<decimal>\\d{1,12});?",
  "&#x(?<hex>[\\da-f]{1,12});?",
  `&(?<name>${Object.keys(NAMED).join("|")});`,
  "&(?<letter>[a-z])(?:acute|cedil|circ|grave|ring|slash|tilde|uml);",
];
const PERCENT = "(?<octets>(?:%[\\da-f]{2})+)";
const UNITS = "(?<units>(?:[%\\\\]u[\\da-f]{4}|\\\\u\\{[\\da-f]{1,6}\\})+)";

/**
 * What stands for something else. `page`: references, and octets as in a URL (RFC 3986, 2.1). `string`: besides, as JSON, C, an LDAP
 * filter (RFC 4515), quoted-printable and a quoted string (RFC 9051, 4.3) have it; apart, since `word=ab` has an octet only there.
 */
export const ESCAPES = {
  page: new RegExp([...REFERENCE, PERCENT].join("|"), "gi"),
  string: new RegExp(
    [
      ...REFERENCE,
      PERCENT.replace("%", "(?:[%=]|\\\\x?)"),
      UNITS,
      "\\\\(?<blank>[nrt])",
      "\\\\(?<sign>[^])",
    ].join("|"),
    "gi",
  ),
} as const;

/** Octets are UTF-8, or else Latin-1. */
function textOf(octets: Buffer): string {
  const text = octets.toString();
  return text.includes("\ufffd") ? octets.toString("latin1") : text;
}

const character = (point: number) => point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";

/** What a match of one of the expressions stands for. */
export function meant(groups: Readonly<Record<string, string | undefined>>): string {
  const { decimal, hex, name, letter, octets, units, blank, sign } = groups;
  if (decimal !== undefined) return character(Number(decimal));
  if (hex !== undefined) return character(parseInt(hex, 16));
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? "";
  if (octets !== undefined) {
    return textOf(Buffer.from(octets.replace(/[%=]|\\x?/gi, ""), "hex"));
  }
  if (units !== undefined) {
    return [...units.matchAll(/[\da-f]{1,6}/gi)].map(([digits]) => {
      const point = parseInt(digits, 16);
      return digits.length === 4 ? String.fromCharCode(point) : character(point);
    }).join("");
  }
  return letter ?? sign ?? (blank === undefined ? "" : " ");
}
