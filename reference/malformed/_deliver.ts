import { Buffer } from "node:buffer";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Conversation } from "./_attack.ts";

/** Long enough for a machine that has much else to do; only a defect makes anyone wait for it. */
const PATIENCE = 20_000;

/**
 * Holds a conversation from the client's end. Settles once the server closed too, or the connection was dropped.
 * @param began told of the client's port before anything is sent
 * @throws {Error} where the server did not close in time
 */
export async function deliver(
  { address, port }: Endpoint,
  conversation: Conversation,
  began: (port: number) => void,
): Promise<void> {
  const connection = await Deno.connect({ hostname: address, port, transport: "tcp" });
  try {
    connection.setNoDelay(true);
    began(connection.localAddr.port);
    const sending = tolerant(send(connection, conversation));
    // What is answered is read all the time: a server that waits for room to send would wait for ever.
    const reading = conversation.droppedAt === undefined && tolerant(drain(connection));
    await within(PATIENCE, Promise.all([sending, reading]));
  } catch (error) {
    const said = JSON.stringify(conversation);
    throw new Error(`Cannot end a conversation: the server keeps it open: ${said}`, {
      cause: error,
    });
  } finally {
    connection.close();
  }
}

async function send(connection: Deno.TcpConn, conversation: Conversation): Promise<void> {
  const { opening, inputs, writes, droppedAt = 1 } = conversation;
  const all = Buffer.from(opening + inputs.join(""), "latin1");
  const bytes = all.subarray(0, Math.ceil(all.length * droppedAt));
  const cuts = [...writes.map((part) => Math.floor(bytes.length * part)), bytes.length];
  let from = 0;
  for (const cut of cuts.toSorted((one, other) => one - other)) {
    await writeAll(connection, bytes.subarray(from, cut));
    from = cut;
  }
  if (conversation.droppedAt === undefined) await connection.closeWrite();
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await connection.write(rest));
}

async function drain(connection: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(16_384);
  while (await connection.read(buffer) !== null);
}

/** The server may end first, and then the rest of what we say cannot be sent. */
function tolerant(work: Promise<void>): Promise<void> {
  return work.catch((error) => {
    const ended = [Deno.errors.BrokenPipe, Deno.errors.ConnectionReset, Deno.errors.NotConnected];
    if (!ended.some((kind) => error instanceof kind)) throw error;
  });
}

/** @throws {Error} where it takes longer */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`Cannot wait longer than ${milliseconds} ms`)),
    milliseconds,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
