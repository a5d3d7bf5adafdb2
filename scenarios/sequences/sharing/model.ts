import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { administers, domainOf, leadsTo } from "./leads.ts";
import { isMeant } from "./identifiers.ts";
import { ADMINISTRATION, ALL_RIGHTS, NO_RIGHTS, type Rights, union } from "./rights.ts";
import type { Flag, Path, Where } from "./step.ts";

export interface Message {
  readonly text: string;
  readonly flags: readonly Flag[];
}

/** A mailbox, with whom its owner or an administrator gave rights. */
export interface Mailbox {
  readonly owner: FullName;
  readonly path: Path;
  /** Which of those that had the name: one that was deleted leaves nothing behind. */
  readonly made: number;
  /** By who is meant. */
  readonly grants: ReadonlyMap<string, Rights>;
  readonly messages: readonly Message[];
  /** How often messages were expunged. */
  readonly expunged: number;
}

/** A mailbox that a session keeps open: as it was when it was opened. */
export interface Held {
  readonly mailbox: Mailbox;
  readonly rights: Rights;
}

/** What is there, as the clauses say. Never changed: a step makes another one. */
export interface Model {
  readonly deployment: Deployment;
  /** By `ann@a.example/top`. */
  readonly mailboxes: ReadonlyMap<string, Mailbox>;
  /** What each actor's second session keeps open. */
  readonly held: ReadonlyMap<FullName, Held>;
  /** How each identifier was spelled first, by owner and who is meant: whether another spelling is another entry, no clause says. */
  readonly spelled: ReadonlyMap<string, string>;
  /** A number for the next thing that is made. */
  readonly next: number;
}

/** Every account with its INBOX and nothing else. */
export const begin = (deployment: Deployment): Model => ({
  deployment,
  mailboxes: new Map(),
  held: new Map(),
  spelled: new Map(),
  next: 1,
});

export const keyOf = ({ owner, path }: Pick<Mailbox, "owner" | "path">): string =>
  `${owner}/${path}`;

/** Whose mailbox a name means, said by a session of an account. Nothing: it leads to no account. */
export const ownerOf = (
  { deployment }: Model,
  by: FullName,
  { name }: Where,
): FullName | undefined =>
  // share.default-domain: the session's own account's, whatever address it arrived on.
  name === undefined ? by : leadsTo(deployment, name, domainOf(by));

/** The mailbox that a session means; nothing where there is none. An INBOX has no grants: it starts with its owner alone. */
export function mailboxAt(model: Model, by: FullName, where: Where): Mailbox | undefined {
  const owner = ownerOf(model, by, where);
  if (owner === undefined || where.path === "none") return undefined;
  if (where.path === "INBOX") return inboxOf(owner);
  return model.mailboxes.get(keyOf({ owner, path: where.path }));
}

const inboxOf = (owner: FullName): Mailbox => ({
  owner,
  path: "INBOX",
  made: 0,
  grants: new Map(),
  messages: [{ text: `canary of ${owner}`, flags: [] }],
  expunged: 0,
});

/** What a user may do with a mailbox: all that is its own; else the union of what it was given (share.owner, share.granted). */
export function rightsOf({ deployment }: Model, user: FullName, mailbox: Mailbox): Rights {
  if (user === mailbox.owner) return ALL_RIGHTS;
  const given = [...mailbox.grants].filter(([meant]) => isMeant(deployment, meant, user))
    .map(([, rights]) => rights);
  const own = administers(deployment, user, mailbox.owner) ? ADMINISTRATION : NO_RIGHTS;
  return union([own, ...given]);
}

/** The model with a mailbox as it is now. */
export const put = (model: Model, mailbox: Mailbox): Model => ({
  ...model,
  mailboxes: new Map(model.mailboxes).set(keyOf(mailbox), mailbox),
});
