import { Writable } from "node:stream";
import { Client as Connection, FTPError } from "basic-ftp";
import type { Observation } from "../observation.ts";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { refusal } from "./ftp_refusal.ts";
import { identify } from "./identity.ts";
import { tap } from "./tap.ts";

const CANARY_FILE = canaryOf("", "a@b").file.name;

/** The library takes a piece of a line for a whole one, which TCP does not promise: it is given lines. */
function byLines(socket: Connection["ftp"]["socket"]): void {
  const [take] = socket.listeners("data") as ((chunk: string) => void)[];
  socket.removeAllListeners("data");
  let held = "";
  socket.on("data", (chunk: string) => {
    held += chunk;
    if (!held.endsWith("\n")) return;
    const lines = held;
    held = "";
    take?.call(socket, lines);
  });
}

async function talk(connection: Connection, dial: Dial): Promise<Observation> {
  const { address, port } = dial.endpoint;
  // `connect` resets the client, which makes its control socket: tapped as soon as it is there.
  const connected = connection.connect(address, port);
  tap(connection.ftp.socket, dial);
  byLines(connection.ftp.socket);
  await connected;
  for (const { login, password } of dial.before ?? []) {
    const opened = await connection.login(login, password).then(() => true, () => false);
    if (opened) return { kind: "unclear", because: "a login that should fail first opened" };
  }
  try {
    await connection.login(dial.login, dial.password);
  } catch (error) {
    if (!(error instanceof FTPError)) throw error;
    return refusal(error.code, error.message, dial);
  }
  const chunks: Uint8Array[] = [];
  const into = new Writable({
    write: (chunk, _encoding, done) => (chunks.push(chunk), done()),
  });
  await connection.downloadTo(into, CANARY_FILE);
  return identify(chunks.map((chunk) => new TextDecoder().decode(chunk)).join(""), dial);
}

const client: Client = {
  name: "basic-ftp 6.2.6",
  protocol: "ftp",
  says: ({ login, password, mechanism, before = [] }) =>
    mechanism === "USER" &&
    [{ login, password }, ...before].every((said) => !/[\r\n\0]/.test(said.login + said.password)),
  login(dial) {
    const connection = new Connection(dial.timeout);
    return within(dial, () => talk(connection, dial), () => connection.close());
  },
};
export default client;
