import type { Ending, ServedProtocol } from "../../protocol.ts";
import type { Door, Session } from "../../session.ts";
import { upgradeOf, type Wire } from "../../wire.ts";
import { type StreamCondition, streamError } from "./conditions.ts";
import { bind, BOUND_FEATURES } from "./bind.ts";
import { xml } from "./element.ts";
import { answerTo, CLOSING } from "./header.ts";
import { logIn, loginFeatures, mechanismsOf } from "./login.ts";
import { live, receive } from "./live.ts";
import { Stream } from "./stream.ts";

const FAREWELLS: Readonly<Record<Ending, StreamCondition>> = {
  "too long": "policy-violation",
  "too slow": "connection-timeout",
  "too many connections": "resource-constraint",
  "shutting down": "system-shutdown",
  "our fault": "internal-server-error",
};

/** XMPP, client to server: RFC 6120 and 6121. */
export const xmpp: ServedProtocol = {
  id: "xmpp",
  upgrades: true,

  async converse(wire, door) {
    const stream = new Stream(wire);
    try {
      await converse(stream, wire, door);
    } catch (error) {
      // The farewell that follows is a stream error.
      stream.begin();
      throw error;
    }
  },

  // RFC 6120, 4.9.1.2: an error needs a stream to stand in, and a client's parser a root.
  farewell: (ending, begun) =>
    (begun ? "" : answerTo()) + xml(streamError(FAREWELLS[ending])) + CLOSING,
};

async function converse(stream: Stream, wire: Wire, door: Door): Promise<void> {
  const serves = (target: string) => door.serves(target);
  const opened = await open(stream, wire, door);
  if (!opened) return;
  const { session, target } = opened;

  wire.loggedIn();
  stream.restart();
  // Whatever this header says, the account is the one that was opened.
  if (await stream.open({ serves, target }) === undefined) return;
  await stream.say(BOUND_FEATURES);
  const resource = await bind(stream, session, serves, receive);
  if (resource) await live(resource);
}

/** Everything up to the login. Nothing where the stream is over before. */
async function open(
  stream: Stream,
  wire: Wire,
  door: Door,
): Promise<{ readonly session: Session; readonly target: string } | undefined> {
  for (;;) {
    const target = await stream.open({ serves: (target) => door.serves(target) });
    if (target === undefined) return undefined;
    const mechanisms = mechanismsOf(wire);
    const upgrade = upgradeOf(wire);
    await stream.say(loginFeatures(mechanisms, upgrade !== undefined));
    const came = await logIn(stream, door, target, mechanisms);
    if (came === undefined) return undefined;
    if (came !== "starttls") return { session: came, target };
    if (!upgrade) return await stream.refuseTls();
    await stream.upgrade(upgrade);
  }
}

export default xmpp;
