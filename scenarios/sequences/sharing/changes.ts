import { administers } from "./leads.ts";
import { meantBy } from "./identifiers.ts";
import { keyOf, type Mailbox, type Model, put } from "./model.ts";
import { isNone, NO_RIGHTS, type Rights, rightsIn, union, without } from "./rights.ts";
import { type Come, type Doings, FLAG_NEEDS, needing, REFUSED } from "./scene.ts";

const done = (next: Model): Come => ({ seen: { kind: "done" }, next });

/** An INBOX stays as it is: it outlives a run. */
const changed = (model: Model, mailbox: Mailbox, change: Partial<Mailbox>): Come | undefined =>
  mailbox.path === "INBOX" ? undefined : done(put(model, { ...mailbox, ...change }));

type Change = "append" | "copy" | "flag" | "expunge" | "create" | "delete" | "grant" | "revoke";

/** Deeds that change a mailbox, with the right that each needs (RFC 4314, section 4). */
export const changes: Doings<Change> = {
  append: () =>
    needing(["i"], (mailbox, { model }) => {
      const messages = [...mailbox.messages, { text: `note ${model.next}`, flags: [] }];
      return changed({ ...model, next: model.next + 1 }, mailbox, { messages });
    }),
  copy: () =>
    needing(["i"], (mailbox, { model, by }) => {
      const messages = [...mailbox.messages, { text: `canary of ${by}`, flags: [] }];
      return changed(model, mailbox, { messages });
    }),
  flag: ({ flag }) =>
    needing(["r", FLAG_NEEDS[flag]], (mailbox, { model }) => {
      const [first, ...others] = mailbox.messages;
      if (!first) return undefined;
      const flags = [...new Set([...first.flags, flag])];
      return changed(model, mailbox, { messages: [{ ...first, flags }, ...others] });
    }),
  expunge: () =>
    needing(["r", "e"], (mailbox, { model }) => {
      const messages = mailbox.messages.filter(({ flags }) => !flags.includes("\\Deleted"));
      const gone = messages.length < mailbox.messages.length;
      return changed(model, mailbox, { messages, expunged: mailbox.expunged + (gone ? 1 : 0) });
    }),
  create: ({ where: { path } }) => (scene) => {
    const { model, by, owner, mailbox } = scene;
    if (mailbox || owner === undefined) return undefined;
    if (path === "top") {
      // Whether an administrator may make one in another's store, no clause says.
      if (by !== owner) return administers(model.deployment, by, owner) ? undefined : REFUSED;
      return done(made(model, { owner, path }, new Map()));
    }
    const parent = path === "sub" ? model.mailboxes.get(keyOf({ owner, path: "top" })) : undefined;
    if (!parent) return undefined;
    return needing(["k"], ({ grants }) => done(made(model, { owner, path }, grants)))({
      ...scene,
      mailbox: parent,
    });
  },
  delete: () =>
    needing(["x"], (mailbox, { model }) => {
      const { owner, path, made } = mailbox;
      const above = path === "top" && model.mailboxes.has(keyOf({ owner, path: "sub" }));
      const isHeld = [...model.held.values()].some((one) => one.mailbox.made === made);
      if (above || isHeld || path === "INBOX") return undefined;
      const mailboxes = new Map(model.mailboxes);
      mailboxes.delete(keyOf(mailbox));
      return done({ ...model, mailboxes });
    }),
  grant: ({ to, letters, how }) =>
    needing(["a"], (mailbox, { model }) => {
      const { owner, grants } = mailbox;
      const rights = rightsIn(letters);
      const meant = meantBy(to, owner);
      if (!rights || meant === undefined) return REFUSED;
      // What is said of the owner takes nothing away (share.owner): by an answer either way.
      if (meant === owner) return { seen: { kind: "either" } };
      const spelling = `${owner} ${meant}`;
      const spelled = new Map(model.spelled);
      if ((spelled.get(spelling) ?? to) !== to) return undefined;
      const before = grants.get(meant);
      if (how === "-" && !(before && isThere(before))) return undefined;
      const after = COMBINED[how](before ?? NO_RIGHTS, rights);
      spelled.set(spelling, to);
      return changed({ ...model, spelled }, mailbox, { grants: given(grants, meant, after) });
    }),
  revoke: ({ to }) =>
    needing(["a"], (mailbox, { model }) => {
      const meant = meantBy(to, mailbox.owner);
      const entry = meant === undefined ? undefined : mailbox.grants.get(meant);
      // What the answer is where nothing was given, no clause says.
      if (meant === undefined || !entry || !isThere(entry)) return undefined;
      if (model.spelled.get(`${mailbox.owner} ${meant}`) !== to) return undefined;
      return changed(model, mailbox, { grants: given(mailbox.grants, meant, NO_RIGHTS) });
    }),
};

const COMBINED: Readonly<Record<"" | "+" | "-", (before: Rights, said: Rights) => Rights>> = {
  "": (_, said) => said,
  "+": (before, said) => union([before, said]),
  "-": without,
};

/** Whether there is an entry, for certain. */
const isThere = ({ least }: Rights): boolean => least.size > 0;

function given(grants: Mailbox["grants"], meant: string, rights: Rights): Mailbox["grants"] {
  const after = new Map(grants);
  if (isNone(rights)) after.delete(meant);
  else after.set(meant, rights);
  return after;
}

/** A new one: below another it has that one's grants as they are now. */
const made = (
  model: Model,
  named: Pick<Mailbox, "owner" | "path">,
  grants: Mailbox["grants"],
): Model =>
  put({ ...model, next: model.next + 1 }, {
    ...named,
    made: model.next,
    grants,
    messages: [],
    expunged: 0,
  });
