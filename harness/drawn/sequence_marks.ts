import { Buffer } from "node:buffer";
import { canaryIn } from "../../fixtures/canary.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { blank } from "../clients/secrets.ts";
import type { Result } from "../judge/verdict.ts";

/**
 * What a line of a talk is to the decision. `hint`: it tells a Domain beside the name; `name`: it carries the login name; `decision`:
 * the server answers the login; `canary`: it shows whose account opened.
 */
export type Mark = "hint" | "name" | "decision" | "canary";

type Login = NonNullable<Result["login"]>;

/** What answers a login, other than what asks for more of it. Of LDAP any answer does: its bytes are no text. */
const ANSWERS: Readonly<Record<Protocol, RegExp>> = {
  pop3: /^(?:\+OK|-ERR)/,
  imap: /^[^*+\s]\S* (?:OK|NO|BAD)\b/i,
  mapi: /^[^*+\s]\S* (?:OK|NO|BAD)\b/i,
  ftp: /^(?:23\d|[45]\d\d)/,
  smtp: /^(?:235|[45]\d\d)/,
  pwd: /^(?:200|[45]\d\d)/,
  xmpp: /<(?:success|failure)\b/,
  ximss: /<response\b/,
  web: /^(?:HTTP\/[\d.]+ )?[1-5]\d\d\b/,
  ldap: /^/,
  lmtp: /(?!)/,
};

/** Where a server refuses before any name: a stream error, an error page. */
const REFUSES_FIRST = {
  login: undefined,
  stream: /<stream:error\b/,
  page: /^(?:HTTP\/[\d.]+ )?[45]\d\d\b/,
} as const;

/** By what else than the name a client tells a Domain. */
const HINTS: Readonly<Partial<Record<Protocol, RegExp>>> = {
  xmpp: /<stream:stream\b/,
  web: /^host:/i,
  ftp: /^HOST /i,
};

const BASE64 = /[A-Za-z0-9+/]{8,}={0,2}/g;

/** What the base64 in a line says, where it is text: a challenge or a digest alone is none. */
const decoded = (line: string): string[] =>
  (line.match(BASE64) ?? []).map((word) => Buffer.from(word, "base64").toString())
    .filter((text) => !/[\ufffd\p{Cc}]/u.test(text.replaceAll("\0", "")));

/** What the base64 in a line says, where the name stands in it. */
export const saidInBase64 = (line: string, name: string): string | undefined =>
  decoded(line).find((text) => shows(text, name));

/** Whether a name stands there, in any form that a talk can carry: those in which a password would be blanked. */
const shows = (line: string, name: string): boolean =>
  name !== "" &&
  [line, ...decoded(line)].some((text) => blank(text, { password: name }) !== text);

/**
 * The marks of a talk, by the numbers of its lines. Where the password hides the name (SASL PLAIN is blanked as a whole), the line that
 * carries both counts.
 */
export function marksOf(
  { scenario: { attempt, before = [] }, observed }: Pick<Login, "scenario" | "observed">,
  talk: readonly string[],
): ReadonlyMap<number, Mark> {
  const { protocol, login } = attempt;
  const said = talk.map((line) => ({ side: line[0], text: line.slice("C: ".length) }));
  const find = (side: "C" | "S", from: number, is: (text: string, at: number) => boolean) =>
    said.findIndex((line, at) => at >= from && line.side === side && is(line.text, at));
  const answers = (text: string, at: number) =>
    ANSWERS[protocol].test(text) && !onlyUser(text, said.slice(0, at));

  let from = 0;
  let named = -1;
  let decided = -1;
  for (const name of [...before.map((one) => one.login), login]) {
    named = find("C", from, (text) => shows(text, name));
    if (named < 0) named = find("C", from, (text) => text.includes("***"));
    decided = named < 0 ? -1 : find("S", named, answers);
    from = decided < 0 ? from : decided + 1;
  }
  const first = observed.kind === "refused" ? REFUSES_FIRST[observed.class] : undefined;
  if (first) {
    decided = find("S", 0, (text) => first.test(text));
    if (named > decided) named = -1;
  }
  const hint = HINTS[protocol];
  const until = Math.max(named, decided);
  const hinted = hint
    ? said.findLastIndex(({ side, text }, at) =>
      side === "C" && hint.test(text) && (until < 0 || at <= until)
    )
    : -1;
  const shown = observed.kind === "opened" && observed.proof === undefined
    ? find("S", from, (text) => canaryIn(text) !== undefined)
    : -1;
  const marks: [number, Mark][] = [
    [hinted, "hint"],
    [named, "name"],
    [decided, "decision"],
    [shown, "canary"],
  ];
  return new Map(marks.filter(([at]) => at >= 0));
}

/** POP's go-ahead to USER decides nothing. */
const onlyUser = (text: string, earlier: readonly { side?: string | undefined; text: string }[]) =>
  text.startsWith("+OK") &&
  /^USER\b/i.test(earlier.findLast(({ side }) => side === "C")?.text ?? "");
