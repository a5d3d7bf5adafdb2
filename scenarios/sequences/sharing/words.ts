import { domainOf } from "./leads.ts";
import type { Deed, Path, Step, Where } from "./step.ts";

/** What a run's mailboxes are called in words. */
const CALLED: Readonly<Record<Path, string>> = {
  top: "/Box",
  sub: "/Box/Below",
  INBOX: "/INBOX",
  none: "",
};

const named = ({ name, path }: Where): string =>
  name === undefined ? CALLED[path].slice(1) : `~${name}${CALLED[path]}`;

const DOES: { readonly [D in Deed["does"]]: (deed: Extract<Deed, { does: D }>) => string } = {
  read: ({ where, over }) => `reads ${named(where)}${over === "imap" ? "" : ` over ${over}`}`,
  rights: ({ where }) => `asks for its rights on ${named(where)}`,
  list: ({ where, over }) => `lists ${named(where)}*${over === "imap" ? "" : ` over ${over}`}`,
  count: ({ where }) => `asks how many messages ${named(where)} has`,
  copy: ({ where }) => `copies its canary to ${named(where)}`,
  append: ({ where }) => `appends a note to ${named(where)}`,
  flag: ({ where, flag }) => `sets ${flag} in ${named(where)}`,
  expunge: ({ where }) => `expunges ${named(where)}`,
  create: ({ where }) => `creates ${named(where)}`,
  delete: ({ where }) => `deletes ${named(where)}`,
  grant: ({ where, to, letters, how }) => `gives ${to} "${how}${letters}" on ${named(where)}`,
  revoke: ({ where, to }) => `takes from ${to} all it was given on ${named(where)}`,
  grants: ({ where }) => `asks who was given what on ${named(where)}`,
  hold: ({ where }) => `opens ${named(where)} and keeps it open`,
  look: ({ flag }) =>
    flag === undefined
      ? "reads the first message where it kept a mailbox open"
      : `sets ${flag} where it kept a mailbox open`,
};

/** A step as a sentence. */
export function inWords(step: Step): string {
  const says = DOES[step.does] as (deed: Deed) => string;
  const where = step.on === "own" ? "" : `, on an address that is not ${domainOf(step.by)}'s,`;
  return `${step.by}${where} ${says(step)}`;
}
