import { Writable } from "node:stream";
import { Client as Connection, FTPError } from "basic-ftp";
import type { Observation } from "../observation.ts";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { refusal } from "./ftp_refusal.ts";
import { identify } from "./identity.ts";
import { beforeTls } from "./library_tls.ts";
import { counting } from "./most.ts";
import { meet, tlsOptions } from "./secure.ts";
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

/** Connects as `access` of the library does, with what it does before a login: there the sockets could not be met. */
async function connect(connection: Connection, dial: Dial): Promise<void> {
  const { address, port } = dial.endpoint;
  const { ftp } = connection;
  // What comes of files is checked as well, and is no talk.
  const make = ftp._newSocket;
  ftp._newSocket = function () {
    const socket = make.call(this);
    beforeTls(socket, dial);
    return socket;
  };
  // The control socket is there as soon as `connect` was called.
  const connected = dial.security === "tls"
    ? connection.connectImplicitTLS(address, port, tlsOptions(dial))
    : connection.connect(address, port);
  meet(ftp.socket, dial);
  byLines(ftp.socket);
  await connected;
  if (dial.security !== "upgrade") return;
  await connection.useTLS(tlsOptions(dial));
  dial.transcript.remark("TLS begins");
  tap(ftp.socket, dial);
  byLines(ftp.socket);
}

/** RFC 959, section 5.4. */
const NO_FILE = 550;

async function talk(connection: Connection, dial: Dial): Promise<Observation> {
  await connect(connection, dial);
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
  if (dial.security !== "plain") {
    await connection.send("PBSZ 0");
    await connection.send("PROT P");
  }
  const chunks: Uint8Array[] = [];
  const tooMuch = counting();
  const into = new Writable({
    write: (chunk, _encoding, done) => (chunks.push(chunk), done(tooMuch(chunk))),
  });
  await connection.downloadTo(into, CANARY_FILE).catch((error) => {
    // An account without a canary has no such file.
    if (!(error instanceof FTPError) || error.code !== NO_FILE) throw error;
  });
  return identify(chunks.map((chunk) => new TextDecoder().decode(chunk)).join(""), dial);
}

const client: Client = {
  name: "basic-ftp 6.2.6",
  protocol: "ftp",
  // HOST would have to be said on the open connection.
  says: ({ login, password, mechanism, host, before = [] }) =>
    mechanism === "USER" && host === undefined &&
    [{ login, password }, ...before].every((said) => !/[\r\n\0]/.test(said.login + said.password)),
  login(dial) {
    const connection = new Connection(dial.timeout);
    return within(dial, () => talk(connection, dial), () => connection.close());
  },
};
export default client;
