import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import { createTransport } from "nodemailer";
import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { identifyByPassword } from "./identity_by_password.ts";
import { beforeTls } from "./library_tls.ts";
import { heed } from "./offer.ts";
import { tlsOptions } from "./secure.ts";
import { smtpOffer } from "./smtp_offer.ts";
import { refusal } from "./smtp_refusal.ts";
import { tap } from "./tap.ts";

/** The library's names for the mechanisms. */
const METHOD: Readonly<Record<string, string>> = {
  PLAIN: "PLAIN",
  "SASL LOGIN": "LOGIN",
  "CRAM-MD5": "CRAM-MD5",
};

/** What nodemailer adds to the error of a refused login. */
interface LoginError extends Error {
  readonly code?: string;
  readonly response?: string;
}

/** What the server said since TLS began, or since the connection did: the library keeps it to itself. */
function saidIn({ transcript }: Dial): string[] {
  const lines = transcript.lines({ password: "" });
  return lines.slice(lines.lastIndexOf("*: TLS begins") + 1)
    .flatMap((line) => line.startsWith("S: ") ? [line.slice("S: ".length)] : []);
}

/** A forced mechanism is taken without a look at what is offered: where it is not, AUTH is not said, and the socket ends. */
function heedOffer(socket: Socket, dial: Dial, stop: (error: unknown) => void): void {
  const write = socket.write;
  socket.write = function (this: Socket, ...all: [string | Uint8Array, ...unknown[]]) {
    const [data] = all;
    if (/^AUTH\b/.test(typeof data === "string" ? data : Buffer.from(data).toString())) {
      const lines = saidIn(dial).map((line) => line.replace(/^\d{3}[ -]?/, ""));
      try {
        heed(smtpOffer(lines), dial);
      } catch (error) {
        stop(error);
        this.destroy();
        return false;
      }
    }
    return Reflect.apply(write, this, all);
  } as Socket["write"];
}

async function talk(socket: Socket, dial: Dial, stop: (error: unknown) => void) {
  const { endpoint: { address, port }, security, login, password, mechanism, timeout } = dial;
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  tap(socket, dial);
  heedOffer(socket, dial, stop);
  beforeTls(socket, dial, (secured) => {
    dial.transcript.remark("TLS begins");
    tap(secured, dial);
    heedOffer(secured, dial, stop);
  });
  const transport = createTransport({
    connection: socket,
    host: address,
    port,
    name: "client.loginspec.invalid",
    secure: security === "tls",
    requireTLS: security === "upgrade",
    ignoreTLS: security === "plain",
    tls: tlsOptions(dial),
    auth: { user: login, pass: password },
    authMethod: METHOD[mechanism],
    // Without AUTH on offer it would say that all is well.
    forceAuth: true,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
  try {
    await transport.verify();
  } catch (thrown) {
    const { code, response } = thrown as LoginError;
    if (code !== "EAUTH" || !response) throw thrown;
    return refusal({ code: Number(response.slice(0, 3)), text: response }, dial);
  }
  const accepted = saidIn(dial).findLast((line) => line.startsWith("235")) ?? "";
  return identifyByPassword(accepted, dial);
}

const client: Client = {
  name: "nodemailer 10.6.0",
  protocol: "smtp",
  // It makes one login on a connection, and none without a name or a password.
  says: ({ login, password, mechanism, authzid, before = [] }) =>
    mechanism in METHOD && authzid === undefined && before.length === 0 && login !== "" &&
    password !== "",
  login(dial) {
    const { address, port } = dial.endpoint;
    const stopped = Promise.withResolvers<Observation>();
    const socket = connect({ host: address, port, noDelay: true });
    // Some errors come when the library has let go of the socket; unheard they would end the process.
    socket.on("error", () => {});
    return within(
      dial,
      () => Promise.race([talk(socket, dial, stopped.reject), stopped.promise]),
      () => socket.destroy(),
    );
  },
};
export default client;
