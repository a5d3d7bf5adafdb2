import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { Unreachable } from "../targets/target.ts";

/** What a server says first. */
const GREETINGS: Readonly<Partial<Record<Protocol, RegExp>>> = {
  pop3: /^\+OK/,
  imap: /^\* (OK|PREAUTH)/,
  ftp: /^220[ -]/,
  smtp: /^220[ -]/,
  lmtp: /^220[ -]/,
  xmpp: /<([a-z]+:)?stream/,
};

/** In XMPP the client begins. */
const OPENING = (host: string) =>
  `<?xml version='1.0'?><stream:stream to='${host}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`;

/** Milliseconds between two looks, and for one: on a busy machine a look that is given up too early only makes it busier. */
const PAUSE = 10;
const ONE = 10_000;

/**
 * Waits until an endpoint greets: a port that listens may still have nobody behind it.
 * @param host a Domain that it serves, for XMPP; @param over whether the server ended already
 * @throws {Unreachable} where it ended, or did not greet in time (milliseconds)
 */
export async function greeted(
  endpoint: Endpoint,
  { host, timeout, over }: { host: string; timeout: number; over: () => string | undefined },
): Promise<void> {
  const until = performance.now() + timeout;
  let why = "it was not asked";
  while (performance.now() < until) {
    const ended = over();
    if (ended !== undefined) throw new Unreachable(ended);
    const seen = await look(endpoint, host);
    if (seen === undefined) return;
    why = seen;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const { protocol, address, port, security } = endpoint;
  throw new Unreachable(
    `no greeting of ${protocol} (${security}) on ${address} port ${port} in ${timeout} ms: ${why}`,
  );
}

/** Nothing where it greets, else what was seen. */
function look({ protocol, address, port, security }: Endpoint, host: string) {
  return new Promise<string | undefined>((resolve) => {
    const to = { host: address, port };
    const socket: Socket = security === "tls"
      ? connectTls({ ...to, rejectUnauthorized: false, ...host ? { servername: host } : {} })
      : connect(to);
    let said = "";
    const end = (why: string | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => end("it says nothing"), ONE);
    socket.on("error", ({ message }) => end(message));
    socket.on("close", () => end("it closes the connection"));
    socket.on(security === "tls" ? "secureConnect" : "connect", () => {
      if (protocol === "xmpp") socket.write(OPENING(host));
    });
    socket.on("data", (data) => {
      said += data.toString("latin1");
      const greeting = GREETINGS[protocol];
      if (!greeting || greeting.test(said)) end(undefined);
      else if (said.length > ONE) end(`it says ${JSON.stringify(said.slice(0, 80))}`);
    });
  });
}
