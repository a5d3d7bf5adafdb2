import { type Mailbox, type Model, put, rightsOf } from "./model.ts";
import { isNone, lettersOf, mayDo } from "./rights.ts";
import { type Come, type Doing, type Doings, FLAG_NEEDS, needing, REFUSED } from "./scene.ts";
import type { Flag, Path } from "./step.ts";

/** Deeds that change no mailbox: what each is needed for, by RFC 4314, section 4. */
export const looks: Doings<"read" | "count" | "rights" | "list" | "grants" | "hold" | "look"> = {
  read: ({ over }) =>
    needing(["r"], ({ messages }) => ({
      seen: {
        kind: "messages",
        messages: messages.map(({ text, flags }) =>
          // Whether a message is seen by whoever reads it is another matter; XIMSS is asked for texts alone.
          [text, ...over === "imap" ? flags.filter((flag) => flag !== "\\Seen").toSorted() : []]
            .join(" ")
        ),
      },
    })),
  count: () =>
    needing(["r"], ({ messages }) => ({ seen: { kind: "count", count: messages.length } })),
  rights: () => ({ model, by, mailbox }) => {
    const rights = mailbox && rightsOf(model, by, mailbox);
    if (!rights || isNone(rights)) return REFUSED;
    const letters = lettersOf(rights);
    if (mayDo(rights, "l") !== "yes" || letters === undefined) return undefined;
    return { seen: { kind: "rights", letters } };
  },
  list: ({ where }) => ({ model, by, owner }) => {
    // In a pattern `%` is no letter.
    if (where.path !== "top" || where.name?.includes("%")) return undefined;
    const shown = [...model.mailboxes.values()].filter((one) =>
      one.owner === owner && mayDo(rightsOf(model, by, one), "l") === "yes"
    );
    const paths: readonly Path[] = shown.map(({ path }) => path).toSorted();
    return { seen: { kind: "listed", paths } };
  },
  grants: () =>
    needing(["a"], ({ owner, grants }) => {
      const others = [...grants].filter(([meant]) => meant !== owner);
      if (others.some(([, rights]) => lettersOf(rights) === undefined)) return undefined;
      const told = others.map(([meant, rights]) => `${meant} ${lettersOf(rights)}`);
      return { seen: { kind: "grants", grants: told.toSorted() } };
    }),
  hold: () => (scene) => {
    const { model, by, mailbox } = scene;
    const rights = mailbox && rightsOf(model, by, mailbox);
    const may = rights ? mayDo(rights, "r") : "no";
    if (may === "open") return undefined;
    const held = new Map(model.held);
    // A SELECT that fails leaves nothing selected (RFC 9051, section 6.3.2).
    held.delete(by);
    if (!mailbox || !rights || may === "no") return { ...REFUSED, next: { ...model, held } };
    if (mailbox.path === "INBOX") return undefined;
    held.set(by, { mailbox, rights });
    return { seen: { kind: "done" }, next: { ...model, held } };
  },
  look: ({ flag }) => flag === undefined ? lookAtFirst : flagFirst(flag),
};

/** What is held, where nothing happened since that no clause speaks of: it was deleted, or messages went. */
function unchanged({ held }: Model, by: Parameters<Doing>[0]["by"], now: Mailbox | undefined) {
  const then = held.get(by);
  const isSame = then?.mailbox.made === now?.made && then?.mailbox.expunged === now?.expunged;
  return isSame && then && then.mailbox.messages.length > 0 ? then : undefined;
}

/** Rights are looked at for each command, so that a revocation counts in a session that is open (share.granted). */
const lookAtFirst: Doing = ({ model, by, mailbox }): Come | undefined => {
  const held = unchanged(model, by, mailbox);
  if (!held || !mailbox) return undefined;
  const may = mayDo(rightsOf(model, by, mailbox), "r");
  if (may === "no") return REFUSED;
  const [first] = mailbox.messages;
  return may === "open" || !first
    ? undefined
    : { seen: { kind: "messages", messages: [first.text] } };
};

const flagFirst = (flag: Flag): Doing => ({ model, by, mailbox }): Come | undefined => {
  const held = unchanged(model, by, mailbox);
  const [first, ...others] = mailbox?.messages ?? [];
  if (!held || !mailbox || !first) return undefined;
  const may = mayDo(rightsOf(model, by, mailbox), FLAG_NEEDS[flag]);
  if (may === "no") return REFUSED;
  // Opened to be read alone, it may stay so.
  const could = mayDo(held.rights, "r", FLAG_NEEDS[flag]) === "yes";
  if (may === "open" || !could || mayDo(rightsOf(model, by, mailbox), "r") !== "yes") {
    return undefined;
  }
  const flags = [...new Set([...first.flags, flag])];
  const next = put(model, { ...mailbox, messages: [{ ...first, flags }, ...others] });
  return { seen: { kind: "done" }, next };
};
