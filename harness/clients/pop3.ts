import { Buffer } from "node:buffer";
import { createHash, createHmac } from "node:crypto";
import Pop3Command from "node-pop3";
import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { parting, within } from "./deadline.ts";
import { identify } from "./identity.ts";
import { heed } from "./offer.ts";
import { pop3Offer, stampIn } from "./pop3_offer.ts";
import { refusal } from "./pop3_refusal.ts";
import { meet, tlsOptions } from "./secure.ts";

/**
 * node-pop3, given one whole answer at a time (the library takes each chunk for an answer, which TCP does not promise),
 * and told when the connection is lost (it would wait for ever).
 */
class Connection extends Pop3Command {
  greeting = "";
  /** What came last, whole: of a challenge and of capabilities the library gives only a part. */
  answer = "";
  /** All is known: it may be lost from now on. */
  leaving = false;
  readonly lost = Promise.withResolvers<never>();

  constructor(private readonly dial: Dial) {
    super({
      user: dial.login,
      password: dial.password,
      host: dial.endpoint.address,
      port: dial.endpoint.port,
      tls: dial.security === "tls",
      // The library's types have those of a server here.
      tlsOptions: tlsOptions(dial) as object,
    });
    this.lost.promise.catch(() => {});
    this.on("error", () => {}); // else a -ERR greeting ends the process
  }

  override connect(): Promise<void> {
    const connected = super.connect();
    const socket = this._socket!;
    meet(socket, this.dial);
    socket.once("close", () => {
      if (!this.leaving) this.lost.reject(new Error("the server closed the connection"));
    });
    const [take] = socket.listeners("data") as ((chunk: Buffer) => void)[];
    socket.removeAllListeners("data");
    let held = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      const long = /^(RETR |TOP |CAPA$)/.test(this._command) && held[0] === 0x2b;
      const end = long ? "\r\n.\r\n" : "\r\n";
      if (!held.subarray(-end.length).equals(Buffer.from(end))) return;
      const answer = held;
      held = Buffer.alloc(0);
      this.answer = answer.toString();
      if (this.greeting === "") {
        this.greeting = answer.toString();
        if (answer[0] === 0x2d) this.lost.reject(new Error(`greeted by ${this.greeting.trim()}`));
      }
      take?.call(socket, answer);
    });
    return connected;
  }

  close(): void {
    this._socket?.destroy();
    this._socket = null;
  }
}

type Show = (connection: Connection, login: string, password: string) => Promise<unknown>;

const SHOW: Readonly<Record<string, Show>> = {
  USER: async (connection, login, password) => {
    await connection.command("USER", login);
    await connection.command("PASS", password);
  },
  APOP: (connection, login, password) => {
    const stamp = stampIn(connection.greeting) ?? "";
    const digest = createHash("md5").update(stamp + password).digest("hex");
    return connection.command("APOP", login, digest);
  },
  "CRAM-MD5": async (connection, login, password) => {
    await connection.command("AUTH CRAM-MD5");
    const challenge = Buffer.from(connection.answer.slice("+ ".length).trim(), "base64");
    const digest = createHmac("md5", password).update(challenge).digest("hex");
    await connection.command(Buffer.from(`${login} ${digest}`).toString("base64"));
  },
  PLAIN: (connection, login, password) =>
    connection.command(
      "AUTH PLAIN",
      Buffer.from(`\0${login}\0${password}`).toString("base64"),
    ),
};

/** So many lines of a body are read. */
const LINES = 99;

async function talk(connection: Connection, dial: Dial): Promise<Observation> {
  const show = SHOW[dial.mechanism]!;
  await connection.connect();
  // The library cannot read the answer, and throws where there is no CAPA: it is held beside it.
  await connection.command("CAPA").catch(() => {});
  heed(pop3Offer(connection.greeting, connection.answer), dial);
  for (const { login, password } of dial.before ?? []) {
    const opened = await show(connection, login, password).then(() => true, () => false);
    if (opened) return { kind: "unclear", because: "a login that should fail first opened" };
  }
  try {
    await show(connection, dial.login, dial.password);
  } catch (error) {
    return refusal(`-ERR ${(error as Error).message}`, dial);
  }
  // They throw where there is no message, as in an account without a canary. RETR has some servers mark it as read.
  const message = await connection.TOP(1, LINES).catch(() => connection.RETR(1)).catch(() => "");
  const seen = identify(message, dial);
  connection.leaving = true;
  await parting(connection.command("QUIT"));
  return seen;
}

/** The library sends whole lines, trimmed; it knows neither STLS nor an authorization identity. */
const trimmed = (text: string) => text !== "" && text === text.trimEnd() && !/[\r\n]/.test(text);

const client: Client = {
  name: "node-pop3 0.11.0",
  protocol: "pop3",
  says: ({ login, password, mechanism, security, authzid, before = [] }) =>
    mechanism in SHOW && security !== "upgrade" && authzid === undefined &&
    (mechanism !== "USER" ||
      [{ login, password }, ...before].every((said) =>
        trimmed(said.login) && trimmed(said.password)
      )) &&
    (mechanism !== "APOP" || trimmed(login)),
  login(dial) {
    const connection = new Connection(dial);
    return within(
      dial,
      () => Promise.race([talk(connection, dial), connection.lost.promise]),
      () => connection.close(),
    );
  },
};
export default client;
