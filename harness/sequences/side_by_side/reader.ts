import type { Step } from "../../../scenarios/sequences/side_by_side/steps.ts";
import { FtpSession } from "../../sessions/ftp.ts";
import type { Session } from "../../sessions/session.ts";
import { WebSession } from "../../sessions/web.ts";
import { XimssSession } from "../../sessions/ximss.ts";
import { XmppSession } from "../../sessions/xmpp.ts";
import type { Fault } from "../story.ts";
import { enter, isFault, stays, type Visitor } from "./enter.ts";
import type { Player } from "./player.ts";
import type { Scene } from "./scene.ts";

/** A module that looks only. */
type Reading<S extends Session> = Pick<Visitor<S>, "protocol" | "connect"> & {
  /** How many messages of INBOX it was told of. Absent: it shows none; nothing: it does not say. */
  size?(session: S, wanted: number, patience: number): Promise<number | undefined>;
  /** The server tells by itself: of its silence no clock makes a fault. Absent: it tells who asks. */
  readonly untold?: true;
};

/** So many requests are answered, and bring no news. */
const ANSWERS = 20;

const ximss: Reading<XimssSession> = {
  protocol: "ximss",
  connect: XimssSession.connect,
  untold: true,
  async size(session, wanted, patience) {
    const until = performance.now() + patience;
    for (let turn = 0;; turn++) {
      const size = await session.size();
      if (size === wanted || turn >= ANSWERS && performance.now() >= until) return size;
      if (turn >= ANSWERS) await new Promise((go) => setTimeout(go, 10));
    }
  },
};

const web: Reading<WebSession> = {
  protocol: "web",
  connect: WebSession.connect,
  async size(session) {
    const said = /messages in inbox\D{0,3}(\d+)/i.exec((await session.page()).join(" "))?.[1];
    return said === undefined ? undefined : Number(said);
  },
};

const ftp: Reading<FtpSession> = { protocol: "ftp", connect: FtpSession.connect };
const xmpp: Reading<XmppSession> = { protocol: "xmpp", connect: XmppSession.connect };

function reader<S extends Session>({ protocol, connect, size, untold }: Reading<S>) {
  return (scene: Scene, client: number): Player => {
    const { story } = scene;
    const name = `client ${client + 1}`;
    let open: S | undefined;
    /** As it was when the client was told last. */
    let known = 0;

    const looks = async (session: S): Promise<Fault | undefined> => {
      const wanted = scene.inbox.length;
      if (size && wanted !== known) story.ask("access.live", protocol);
      const told = await size?.(session, wanted, scene.patience);
      known = wanted;
      if (told === undefined || told === wanted) return undefined;
      const why = `it was told of ${told} messages, and there are ${wanted}`;
      if (!untold) return story.broken("access.live", protocol, why);
      story.doubt("access.live", protocol, why);
      return undefined;
    };

    const does: Partial<Record<Step["does"], (session: S) => Promise<Fault | undefined>>> = {
      async look(session) {
        story.say(`${name} looks by ${protocol}`);
        return await looks(session) ?? await stays(scene, { protocol }, session);
      },
      async leave(session) {
        story.say(`${name} logs out`);
        gone();
        await session.leave();
        return undefined;
      },
      drop(session) {
        story.say(`${name} loses its connection`);
        gone();
        session.close();
        return Promise.resolve(undefined);
      },
    };

    const gone = () => {
      open = undefined;
      scene.open.delete(client);
    };

    return {
      async make(step) {
        if (open) return await does[step.does]?.(open);
        if (step.does !== "open") return undefined;
        const session = await enter(scene, { client, protocol, connect });
        if (isFault(session)) return session;
        open = session;
        known = scene.inbox.length;
        await size?.(session, known, 0);
        return undefined;
      },
      close: () => open?.close(),
    };
  };
}

export const ximssPlayer = reader(ximss);
export const webPlayer = reader(web);
export const ftpPlayer = reader(ftp);
export const xmppPlayer = reader(xmpp);
