import { without } from "../../../scenarios/sequences/side_by_side/inbox.ts";
import type { Step } from "../../../scenarios/sequences/side_by_side/steps.ts";
import { Pop3Session } from "../../sessions/pop3.ts";
import type { Fault } from "../story.ts";
import { enter, isFault, stays } from "./enter.ts";
import type { Player } from "./player.ts";
import { compare, type Scene } from "./scene.ts";

const CLAUSE = "access.pop-quit";

interface Open {
  readonly session: Pop3Session;
  /** INBOX at the login, by number from 1: it stays so (RFC 1939, section 5). */
  readonly drop: readonly string[];
  readonly marked: Set<string>;
}

/** A client that marks messages, and deletes them by QUIT alone. */
export function pop3Player(scene: Scene, client: number): Player {
  const { story } = scene;
  const name = `client ${client + 1}`;
  let open: Open | undefined;

  const over = () => {
    open = undefined;
    scene.open.delete(client);
  };

  const mark = async ({ session, drop, marked }: Open, { pick }: Step) => {
    const left = drop.filter((id) => id !== scene.onlooker.canaryId && !marked.has(id));
    const id = left[pick % left.length];
    if (id === undefined) return undefined;
    const number = drop.indexOf(id) + 1;
    const text = await session.retrieve(number);
    // Another client may have removed it; and a server may number otherwise.
    if (!text?.includes(`Subject: ${id}\r\n`)) return undefined;
    story.say(`${name} says DELE for ${id}`);
    story.ask(CLAUSE, "pop3");
    const answer = await session.command(`DELE ${number}`);
    if (!answer.startsWith("+OK")) return undefined;
    marked.add(id);
    scene.marked.add(id);
    return await compare(scene, "pop3");
  };

  const quit = async ({ session, marked }: Open) => {
    story.say(`${name} says QUIT`);
    if (marked.size > 0) story.ask(CLAUSE, "pop3");
    const answer = await session.command("QUIT");
    session.close();
    over();
    if (!answer.startsWith("+OK")) return story.broken(CLAUSE, "pop3", `QUIT: ${answer}`);
    marked.forEach((id) => scene.marked.delete(id));
    scene.inbox = without(scene.inbox, marked);
    return await compare(scene, "pop3");
  };

  const drop = async ({ session, marked }: Open) => {
    story.say(`${name} loses its connection`);
    if (marked.size > 0) story.ask(CLAUSE, "pop3");
    session.close();
    over();
    await scene.onlooker.wait();
    return await compare(scene, "pop3");
  };

  const does: Partial<Record<Step["does"], (one: Open, step: Step) => Promise<Fault | undefined>>> =
    {
      mark,
      leave: quit,
      drop,
      look({ session }) {
        story.say(`${name} reads its canary`);
        return stays(scene, { protocol: "pop3" }, session);
      },
    };

  return {
    async make(step) {
      if (open) return await does[step.does]?.(open, step);
      if (step.does !== "open") return undefined;
      const session = await enter(scene, {
        client,
        protocol: "pop3",
        connect: Pop3Session.connect,
      });
      if (isFault(session)) return session;
      open = { session, drop: scene.inbox.map(({ id }) => id), marked: new Set() };
      const [, count = ""] = (await session.command("STAT")).split(" ");
      if (Number(count) === scene.inbox.length) return undefined;
      return await compare(scene, "pop3") ??
        story.broken(
          "access.simultaneous",
          "pop3",
          `at the opening it was told of ${count} messages, and there are ${scene.inbox.length}`,
        );
    },
    close: () => open?.session.close(),
  };
}
