import { LOGINS } from "../../../fixtures/clauses/carried.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { Attempt } from "../../../scenarios/attempt.ts";
import { decide } from "../../../scenarios/decide.ts";
import type { RefusalClass } from "../../../scenarios/outcome.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import { severalOf, type Table } from "../table.ts";

/** How each protocol says that a login is refused: the code, never the words. */
const LOGIN: Readonly<Record<typeof LOGINS[number], string>> = {
  pop3: "-ERR", // RFC 1939, 9
  imap: "tagged NO", // RFC 9051, 7.1.2
  ftp: "530", // RFC 959, 4.2
  xmpp: "SASL failure", // RFC 6120, 6.5
  ximss: "response with an error",
  web: "the login page again, or 401", // RFC 9110, 15.5.2
  mapi: "tagged NO", // an IMAP session
  smtp: "535", // RFC 4954, 6
  ldap: "result 49", // RFC 4511, A.1
  pwd: "5xx",
};

/** Where a name is one that the protocol's grammar forbids, this refuses it too. */
const GRAMMAR: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "-ERR to USER",
  imap: "BAD",
  mapi: "BAD",
  ftp: "501 or 530 to USER",
};

/** Temporary: it says nothing of the account, and is no refusal. */
const UNCLEAR: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "-ERR [SYS/TEMP], -ERR [IN-USE]", // RFC 3206, 2449
  imap: "BYE, NO [UNAVAILABLE]",
  mapi: "BYE, NO [UNAVAILABLE]",
  ftp: "421, other 4xx",
  xmpp: "temporary-auth-failure",
  web: "5xx, 429",
  smtp: "454, other 4xx",
  ldap: "busy, unavailable",
};

/** Logins that are refused by the documentation, on the Main Domain's address. */
const CAUSES: Readonly<Record<string, (hint: (domain: string) => Partial<Attempt>) => Login>> = {
  "wrong password": (hint) => ({ login: "info@client2.com", ...hint("company.com"), wrong: true }),
  "unknown account": (hint) => ({ login: "nobody@client2.com", ...hint("company.com") }),
  "unknown Domain in the name": (hint) => ({
    login: "info@nowhere.example",
    ...hint("company.com"),
  }),
  "unknown target or host": (hint) => ({ login: "info", ...hint("nowhere.example") }),
};

type Login = Partial<Attempt> & { readonly login: string; readonly wrong?: true };

const hintOf = (protocol: Protocol) => (domain: string): Partial<Attempt> => {
  const { carries } = TRAITS[protocol];
  if (carries === "target domain") return { targetDomain: domain };
  return carries === "host" ? { host: domain } : {};
};

/** What is said then. Only of a class that the oracle gives. */
const said = (protocol: typeof LOGINS[number]): Readonly<Record<RefusalClass, string>> => ({
  login: LOGIN[protocol],
  stream: "stream error",
  page: "error page",
});

function answer(cause: string, protocol: typeof LOGINS[number]): string {
  const hint = hintOf(protocol);
  const made = CAUSES[cause]?.(hint);
  // Without a hint of its own a protocol cannot name a target or host that is not served.
  if (!made || (made.login === "info" && Object.keys(hint("")).length === 0)) return "";
  const { wrong, ...login } = made;
  const attempt = { protocol, address: "127.0.0.1", ...login };
  const { outcome } = wrong
    ? decide(workedExample, attempt, "nobody's")
    : decide(workedExample, attempt);
  return outcome.kind === "refused" ? said(protocol)[outcome.class] : "opens";
}

const names = Object.keys(CAUSES);

export default {
  id: "refusals",
  about: "How each protocol refuses a login, by its cause; and what is no refusal",
  needs: "documentation",
  options: { protocol: { about: "of these; else all", values: LOGINS, several: true } },
  example: { protocol: "pop3,imap,smtp" },
  make: ({ options }) => ({
    head: ["protocol", ...names, "a name against the grammar", "temporary, no refusal"],
    rows: LOGINS.filter((one) => severalOf(options.protocol)?.includes(one) ?? true).map((one) => [
      one,
      ...names.map((cause) => answer(cause, one)),
      GRAMMAR[one] ?? "",
      UNCLEAR[one] ?? "",
    ]),
  }),
} satisfies Table as Table;
