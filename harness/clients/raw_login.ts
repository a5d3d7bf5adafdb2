import type { Socket } from "node:net";
import { isOpen, type Observation } from "../observation.ts";
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
  for (const before of dial.before ?? []) {
    const seen = await talk.login(connection, dial, before, greeting);
    if (seen === undefined || isOpen(seen)) {
      return { kind: "unclear", because: "a login that should fail first opened" };
    }
    if (seen.kind !== "refused" || seen.class !== "login") return seen;
  }
  return await talk.login(connection, dial, dial, greeting);
}

const hold = async (
  talk: RawTalk,
  connection: RawConnection,
  dial: RawDial,
): Promise<Observation> =>
  await enter(talk, connection, dial) ?? await talk.identify?.(connection, dial) ??
    { kind: "unclear", because: "logged in, and nothing told whose account it is" };

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
        async () => await hold(talk, await RawConnection.open(dial.endpoint, held), held),
        () => sockets.forEach((socket) => socket.destroy()),
      );
    },
  };
}
