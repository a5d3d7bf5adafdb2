import type { Protocol } from "../../fixtures/protocols.ts";
import type { Ending, ServedProtocol } from "../protocol.ts";
import type { Door } from "../session.ts";
import type { Wire } from "../wire.ts";
import type { Connection } from "./connection.ts";
import { WireEnded } from "./wire_ended.ts";

/** Where a fault happened. */
export interface Where {
  /** What was spoken. */
  readonly protocol: Protocol;
  /** The server's own address and port. */
  readonly local: Wire["local"];
  /** The client's. */
  readonly peer: Wire["peer"];
}

/** A connection's door. Disposing of it ends what the sessions behind it left open. */
export interface Entrance extends Disposable {
  readonly door: Door;
  /** Told when the session behind the door was left for another login (`Wire.loggedOut`). */
  left?(): void;
}

/** What a conversation needs beside its protocol and connection. */
export interface Surroundings {
  entrance(protocol: ServedProtocol, wire: Wire): Entrance;
  /** Wraps a connection's wire: the whole talk goes through it, the farewell too. */
  wire(wire: Wire): Wire;
  onFault(error: unknown, where: Where): void;
}

/** Holds a conversation to its end, says the farewell where the server ends it, and closes. Never rejects. */
export async function hold(
  protocol: ServedProtocol,
  connection: Connection,
  { entrance, wire, onFault }: Surroundings,
): Promise<void> {
  let begun = false;
  const converse = async (outer: Wire): Promise<Ending | undefined> => {
    try {
      using entered = entrance(protocol, connection.wire);
      begun = true;
      const loggedOut = () => {
        outer.loggedOut();
        entered.left?.();
      };
      await protocol.converse({ ...outer, loggedOut }, entered.door);
      // It may have returned because a read told it to: the last words are still due.
      return connection.told;
    } catch (error) {
      if (error instanceof WireEnded) return error.ending;
      onFault(error, whereOf(protocol, connection));
      return "our fault";
    }
  };
  try {
    if (!await connection.begin()) return await connection.gone;
    const outer = wire(connection.wire);
    const ending = await converse(outer);
    if (ending) await outer.send(protocol.farewell(ending, begun));
  } catch (error) {
    onFault(error, whereOf(protocol, connection));
  }
  await connection.close();
}

/** Says why there is no conversation, and closes. Never rejects. Where TLS is implicit it says nothing: a handshake would cost too much. */
export async function turnAway(
  protocol: ServedProtocol,
  connection: Connection,
  { wire, onFault }: Surroundings,
): Promise<void> {
  try {
    await wire(connection.wire).send(protocol.farewell("too many connections", false));
  } catch (error) {
    onFault(error, whereOf(protocol, connection));
  }
  await connection.close();
}

/** Where a fault of this conversation is reported to be. */
export function whereOf({ id }: ServedProtocol, { wire }: Connection): Where {
  return { protocol: id, local: wire.local, peer: wire.peer };
}
