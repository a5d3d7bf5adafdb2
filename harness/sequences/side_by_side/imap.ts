import {
  appended,
  DELETED,
  expunged,
  FLAGGED,
  flagged,
  type Inbox,
} from "../../../scenarios/sequences/side_by_side/inbox.ts";
import type { Step } from "../../../scenarios/sequences/side_by_side/steps.ts";
import { type Idling, ImapSession, type Literal } from "../../sessions/imap.ts";
import type { Fault } from "../story.ts";
import type { Player } from "./player.ts";
import { enter, isFault } from "./enter.ts";
import { compare, type Scene } from "./scene.ts";
import { Told } from "./told.ts";

interface Open {
  readonly session: ImapSession;
  readonly told: Told;
  idling: Idling | undefined;
}

const CLAUSE = "access.live";
/** Milliseconds for what has been sent to arrive. */
const AGAIN = 20;

/** A client that has INBOX selected: it changes it, and hears of what others change. */
export function imapPlayer(scene: Scene, client: number): Player {
  const { story } = scene;
  const name = `client ${client + 1}`;
  let open: Open | undefined;

  /** A command that has to come to something, whoever else is there. */
  const command = async (
    { session, told }: Open,
    ...parts: readonly (string | Literal)[]
  ): Promise<Fault | undefined> => {
    const { status, text, untagged } = await session.command(...parts);
    told.hear(untagged);
    if (status === "OK") return undefined;
    const what = typeof parts[0] === "string" ? parts[0].trim() : "";
    return story.broken("access.simultaneous", "imap", `${what} was answered by ${status} ${text}`);
  };

  /** NOOP tells all that was changed (RFC 9051, section 6.1.2). */
  const heard = async (one: Open): Promise<Fault | undefined> => {
    if (one.idling) {
      one.told.hear((await one.idling.done()).untagged);
      one.idling = undefined;
    }
    const before = one.told.lacks(scene.inbox);
    if (before !== undefined) story.ask(CLAUSE, "imap");
    const fault = await command(one, "NOOP");
    if (fault || one.told.lacks(scene.inbox) === undefined) return fault;
    // A server may not have it for anybody yet. Where another session is shown it, a NOOP behind that has to tell it.
    const other = (await scene.onlooker.shown()).lacks(scene.inbox);
    const again = await command(one, "NOOP");
    const lacks = again ? undefined : one.told.lacks(scene.inbox);
    if (lacks === undefined) return again;
    return other === undefined
      ? story.broken(CLAUSE, "imap", `behind NOOP ${lacks}, which another session is shown`)
      : await compare(scene, "imap") ?? story.unclear(`who opens INBOX: ${other}`);
  };

  /** The drawn message, and how the server calls it. */
  const chosen = async ({ pick }: Step): Promise<{ id: string; uid: number } | undefined> => {
    const drawn = scene.inbox.filter(({ id }) => id !== scene.onlooker.canaryId);
    const id = drawn[pick % drawn.length]?.id;
    if (id === undefined) return undefined;
    const uid = (await scene.onlooker.inbox()).get(id);
    return uid === undefined ? undefined : { id, uid };
  };

  const store = async (one: Open, step: Step, flag: string): Promise<Fault | undefined> => {
    const message = await chosen(step);
    if (!message) return undefined;
    story.say(`${name} gives ${message.id} the flag ${flag}`);
    const fault = await heard(one) ??
      await command(one, `UID STORE ${message.uid} +FLAGS (${flag})`);
    scene.inbox = flagged(scene.inbox, message.id, flag);
    return fault;
  };

  const change = async (
    one: Open,
    words: string,
    parts: readonly (string | Literal)[],
    next: (inbox: Inbox) => Inbox,
  ): Promise<Fault | undefined> => {
    story.say(`${name} ${words}`);
    const fault = await heard(one) ?? await command(one, ...parts);
    scene.inbox = next(scene.inbox);
    return fault;
  };

  const does: Readonly<
    Record<Step["does"], (one: Open, step: Step) => Promise<Fault | undefined>>
  > = {
    open: () => Promise.resolve(undefined),
    append(one) {
      const id = scene.next();
      const literal = `Subject: ${id}\r\n\r\nBy ${name}.\r\n`;
      const parts = ["APPEND INBOX ", { literal }];
      return change(one, `appends ${id}`, parts, (inbox) => appended(inbox, id));
    },
    flag: (one, step) => store(one, step, FLAGGED),
    mark: (one, step) => store(one, step, DELETED),
    expunge: (one) => change(one, "expunges", ["EXPUNGE"], expunged),
    look(one) {
      story.say(`${name} says NOOP`);
      return heard(one);
    },
    async idle(one) {
      if (one.idling) return undefined;
      story.say(`${name} says IDLE`);
      const fault = await heard(one);
      if (!fault) one.idling = await one.session.idle();
      return fault;
    },
    async hear(one) {
      const { idling, told } = one;
      if (!idling || told.lacks(scene.inbox) === undefined) return undefined;
      story.say(`${name} waits in IDLE`);
      story.ask(CLAUSE, "imap");
      const until = performance.now() + scene.waits.idle;
      const listen = async () => {
        while (told.lacks(scene.inbox) !== undefined) {
          const response = await idling.soon(Math.max(AGAIN, until - performance.now()));
          if (response === undefined) return;
          told.hear([response]);
        }
      };
      await listen();
      // A busy machine makes silences, too: others are answered, and still nothing is told.
      if (told.lacks(scene.inbox) !== undefined) await scene.onlooker.wait();
      await listen();
      const lacks = told.lacks(scene.inbox);
      if (lacks === undefined) return undefined;
      const fault = await heard(one);
      // A server that looks for changes every so often could have told it later: of silence alone no clock makes a fault.
      if (!fault) {
        const why = `in IDLE ${lacks} within ${scene.waits.idle} ms, and NOOP told it`;
        story.doubt(CLAUSE, "imap", why);
        scene.waits.idle = AGAIN;
      }
      return fault;
    },
    async leave(one) {
      story.say(`${name} logs out`);
      if (one.idling) await one.idling.done();
      await one.session.leave();
      gone();
      return undefined;
    },
    drop(one) {
      story.say(`${name} loses its connection`);
      one.session.close();
      gone();
      return Promise.resolve(undefined);
    },
  };

  const gone = () => {
    open = undefined;
    scene.open.delete(client);
  };

  return {
    async make(step) {
      if (open) return await does[step.does](open, step);
      if (step.does !== "open") return undefined;
      const session = await enter(scene, {
        client,
        protocol: "imap",
        connect: ImapSession.connect,
      });
      if (isFault(session)) return session;
      open = { session, told: new Told(), idling: undefined };
      const fault = await command(open, "SELECT INBOX") ?? await command(open, "FETCH 1:* (FLAGS)");
      const lacks = fault ? undefined : open.told.lacks(scene.inbox);
      return lacks === undefined
        ? fault
        : story.broken("access.simultaneous", "imap", `at the opening ${lacks}`);
    },
    close: () => open?.session.close(),
  };
}
