import type { FullName } from "../../../fixtures/deployment.ts";
import { meantBy } from "../../../scenarios/sequences/sharing/identifiers.ts";
import type { Model } from "../../../scenarios/sequences/sharing/model.ts";
import { toldRights } from "../../../scenarios/sequences/sharing/rights.ts";
import type { Deed, Seen, Step, Where } from "../../../scenarios/sequences/sharing/step.ts";
import { type ImapAnswer, type ImapSession, quoted } from "../../sessions/imap.ts";
import { calledBy, type Names, noteOf, pathsIn, wireName } from "./names.ts";
import { isDone, messagesIn, told } from "./responses.ts";

export interface Doing {
  readonly session: ImapSession;
  /** The session in which this actor keeps a mailbox open. */
  readonly keeping: () => Promise<ImapSession>;
  readonly by: FullName;
  readonly model: Model;
  /** The owner of the mailbox that is named. */
  readonly owner: FullName | undefined;
  readonly names: Names;
}

export const REFUSED: Seen = { kind: "refused" };
const DONE: Seen = { kind: "done" };

const outcome = (answer: ImapAnswer): Seen => isDone(answer) ? DONE : REFUSED;

/** What is shown although it was refused is seen all the same. */
function shown(answer: ImapAnswer, names: Names, withFlags: boolean): Seen {
  const messages = messagesIn(answer).map(({ text, flags }) =>
    [calledBy(names, text), ...withFlags ? flags : []].join(" ")
  );
  return isDone(answer) || messages.length > 0 ? { kind: "messages", messages } : REFUSED;
}

/** Selects, does something, and leaves the mailbox: a session that has it selected could be in the way of whoever deletes it. */
async function within(
  { session, names }: Doing,
  where: Where,
  deed: (selected: ImapAnswer) => Promise<Seen>,
  how: "SELECT" | "EXAMINE" = "SELECT",
): Promise<Seen> {
  const selected = await session.command(`${how} `, quoted(wireName(where, names)));
  if (!isDone(selected)) return REFUSED;
  const seen = await deed(selected);
  // CLOSE would expunge; to select what is not there leaves too (RFC 3691, section 1).
  await session.command("EXAMINE INBOX");
  return seen;
}

type Table = {
  readonly [D in Deed["does"]]: (
    deed: Extract<Deed, { does: D }>,
    doing: Doing,
  ) => Promise<Seen>;
};

const DEEDS: Table = {
  read: ({ where }, doing) =>
    within(doing, where, async ({ untagged }) => {
      if (untagged.some((one) => /^\* 0 EXISTS/i.test(one))) {
        return { kind: "messages", messages: [] };
      }
      const answer = await doing.session.command("FETCH 1:* (FLAGS BODY.PEEK[])");
      return shown(answer, doing.names, true);
    }, "EXAMINE"),
  rights: async ({ where }, { session, names }) => {
    const answer = await session.command("MYRIGHTS ", quoted(wireName(where, names)));
    if (!isDone(answer)) return REFUSED;
    const [[, letters = ""] = []] = told(answer, "MYRIGHTS");
    return { kind: "rights", letters: toldRights(letters) };
  },
  list: async ({ where }, { session, names, owner, by, model }) => {
    const pattern = `${wireName(where, names)}*`;
    const answer = await session.command('LIST "" ', quoted(pattern));
    isDone(answer);
    // A name between others that is no mailbox to whoever asks.
    const shown = told(answer, "LIST").flatMap(([flags = "", , name = ""]) =>
      /\\(Noselect|NonExistent)/i.test(flags) ? [] : [name]
    );
    return { kind: "listed", paths: pathsIn(shown, { names, owner, by, model }) };
  },
  count: async ({ where }, { session, names }) => {
    const name = quoted(wireName(where, names));
    const answer = await session.command(`STATUS ${name} (MESSAGES)`);
    if (!isDone(answer)) return REFUSED;
    const [[, list = ""] = []] = told(answer, "STATUS");
    return { kind: "count", count: Number(/MESSAGES (\d+)/i.exec(list)?.[1]) };
  },
  copy: async ({ where }, { session, names }) => {
    await session.command("EXAMINE INBOX");
    return outcome(await session.command("COPY 1 ", quoted(wireName(where, names))));
  },
  append: async ({ where }, { session, names, model }) =>
    outcome(
      await session.command(`APPEND ${quoted(wireName(where, names))} `, {
        literal: noteOf(names, model.next),
      }),
    ),
  flag: ({ where, flag }, doing) =>
    within(
      doing,
      where,
      async () => outcome(await doing.session.command(`STORE 1 +FLAGS.SILENT (${flag})`)),
    ),
  expunge: ({ where }, doing) =>
    within(doing, where, async () => outcome(await doing.session.command("EXPUNGE"))),
  create: async ({ where }, { session, names }) =>
    outcome(await session.command("CREATE ", quoted(wireName(where, names)))),
  delete: async ({ where }, { session, names }) =>
    outcome(await session.command("DELETE ", quoted(wireName(where, names)))),
  grant: async ({ where, to, letters, how }, { session, names }) => {
    const words = [wireName(where, names), to, `${how}${letters}`].map(quoted);
    return outcome(await session.command(`SETACL ${words.join(" ")}`));
  },
  revoke: async ({ where, to }, { session, names }) =>
    outcome(
      await session.command("DELETEACL ", [wireName(where, names), to].map(quoted).join(" ")),
    ),
  grants: async ({ where }, { session, names, owner }) => {
    const answer = await session.command("GETACL ", quoted(wireName(where, names)));
    if (!isDone(answer)) return REFUSED;
    const [[, ...pairs] = []] = told(answer, "ACL");
    const grants = pairs.flatMap((identifier, at) => {
      if (at % 2 !== 0 || owner === undefined) return [];
      const meant = meantBy(identifier, owner) ?? identifier;
      return meant === owner ? [] : [`${meant} ${toldRights(pairs[at + 1] ?? "")}`];
    });
    return { kind: "grants", grants: grants.toSorted() };
  },
  hold: async ({ where }, { keeping, names }) =>
    outcome(await (await keeping()).command("SELECT ", quoted(wireName(where, names)))),
  look: async ({ flag }, { keeping, names }) => {
    const session = await keeping();
    if (flag !== undefined) {
      return outcome(await session.command(`STORE 1 +FLAGS.SILENT (${flag})`));
    }
    return shown(await session.command("FETCH 1 BODY.PEEK[]"), names, false);
  },
};

/** Does it over IMAP. @throws {Lost} */
export function doByImap(step: Step, doing: Doing): Promise<Seen> {
  const deed = DEEDS[step.does] as (deed: Deed, doing: Doing) => Promise<Seen>;
  return deed(step, doing);
}
