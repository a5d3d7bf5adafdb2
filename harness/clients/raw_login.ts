import type { Socket } from "node:net";
import { isOpen, LET_IN, type Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import type { Credentials } from "./credentials.ts";
import { within } from "./deadline.ts";
import { heed, type Offer } from "./offer.ts";
import { type Opening, RawConnection } from "./raw_connection.ts";

/** A dial that holds every socket opened for it. */
export type RawDial = Dial & Required<Pick<Opening, "hold">>;

/** A protocol, as our own client speaks it: for logins that no library can say as typed. */
export interface RawTalk {
  /** Waits for the greeting. @throws when it is none */
  greet(connection: RawConnection, dial: Dial): Promise<string>;
  /** Asks for TLS. Nothing: the go-ahead came. Absent where the protocol cannot. @throws when it is refused */
  upgrade?(
    connection: RawConnection,
    dial: Dial,
    greeting: string,
  ): Promise<Observation | undefined>;
  /** Begins anew behind an upgrade, where the protocol does. @returns the greeting that then counts */
  restart?(connection: RawConnection, dial: Dial): Promise<string>;
  /** What the server offers now, behind an upgrade if there was one. Nothing: it did not come so far. Absent: there is no choice. */
  offer?(connection: RawConnection, dial: Dial, greeting: string): Promise<Offer | undefined>;
  /** One login. Nothing: it was accepted, and `identify` tells whose account opened; where that is absent the answer itself does. */
  login(
    connection: RawConnection,
    dial: Dial,
    credentials: Credentials,
    greeting: string,
  ): Promise<Observation | undefined>;
  /** Reads the canary, and leaves. */
  identify?(connection: RawConnection, dial: RawDial): Promise<Observation>;
}

/** Greeting, TLS, offer and login. Nothing: it was accepted, and the session is open (but see `login`). @throws when the connection ends before */
export async function enter(
  talk: RawTalk,
  connection: RawConnection,
  dial: Dial,
): Promise<Observation | undefined> {
  let greeting = await talk.greet(connection, dial);
  if (dial.security === "upgrade") {
    const refused = await talk.upgrade?.(connection, dial, greeting);
    if (refused) return refused;
    await connection.secure();
    greeting = await talk.restart?.(connection, dial) ?? greeting;
  }
  const offer = await talk.offer?.(connection, dial, greeting);
  if (offer) heed(offer, dial);
  let refused = 0;
  try {
    for (const before of dial.before ?? []) {
      const seen = await talk.login(connection, dial, before, greeting);
      if (seen === undefined || isOpen(seen)) {
        return { kind: "unclear", because: "a login that should fail first opened" };
      }
      if (seen.kind !== "refused" || seen.class !== "login") return seen;
      refused++;
    }
    return await talk.login(connection, dial, dial, greeting);
  } catch (error) {
    throw refused > 0 && connection.ended ? new Spent(refused) : error;
  }
}

/** The server answered the logins before this one, and closed then. */
class Spent extends Error {
  override readonly name = "Spent";

  constructor(readonly attempts: number) {
    super(`the server closed the connection behind ${attempts} refused`);
  }
}

const hold = async (
  talk: RawTalk,
  connection: RawConnection,
  dial: RawDial,
): Promise<Observation> =>
  await enter(talk, connection, dial) ?? await talk.identify?.(connection, dial) ??
    { kind: "unclear", because: `${LET_IN}and nothing told whose account it is` };

/**
 * The same on a connection of its own, where the server closes after a refusal. An answer there shows that more attempts on one
 * connection are what it does not offer; nothing is told of the login.
 */
async function holdOrAfresh(talk: RawTalk, dial: RawDial): Promise<Observation> {
  const open = () => RawConnection.open(dial.endpoint, dial);
  try {
    return await hold(talk, await open(), dial);
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
    dial.transcript.remark("a connection of its own");
    const seen = await hold(talk, await open(), { ...dial, before: [] });
    if (!isOpen(seen) && seen.kind !== "refused") throw error;
    const allowed = error.attempts === 1 ? "one attempt" : `${error.attempts} attempts`;
    return { kind: "notOffered", because: `the target allows ${allowed} a connection` };
  }
}

/** A client made of such a talk. */
export function rawClient(
  protocol: Client["protocol"],
  says: Client["says"],
  talk: RawTalk,
): Client {
  return {
    name: `loginspec's own ${protocol} client`,
    protocol,
    says: (dial) => (dial.security !== "upgrade" || talk.upgrade !== undefined) && says(dial),
    login(dial) {
      const sockets: Socket[] = [];
      const held: RawDial = { ...dial, hold: (socket) => sockets.push(socket) };
      return within(
        dial,
        () => holdOrAfresh(talk, held),
        () => sockets.forEach((socket) => socket.destroy()),
      );
    },
  };
}
