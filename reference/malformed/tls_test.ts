import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import tls from "node:tls";
import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../../fixtures/certificates/mod.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { type Reference, startReference } from "../mod.ts";
import { call, type Caller, gone } from "../server/_echo.ts";
import { authority, callTls, upgraded } from "../server/_tls.ts";
import { header } from "../testing/xmpp.ts";
import { within } from "./_deliver.ts";
import { MORSELS, mutation } from "./_mutation.ts";
import { OpenSockets } from "./_open_sockets.ts";

/** So many inputs to each port; a handshake costs more than a line. */
const INPUTS = 600;
const AT_ONCE = 50;
const SEED = Number(Deno.env.get("LOGINSPEC_SEED") ?? 20_260_101);
const ADDRESS = "127.0.1.1";
const PATIENCE = 20_000;
const LOGIN = "USER info\r\nPASS maple-lantern-one\r\n";

/** What leads to TLS on a port that is plain at first, and how the go-ahead ends. */
const REQUESTS = {
  pop3: ["STLS\r\n", "begin TLS\r\n"],
  imap: ["a STARTTLS\r\n", "Begin TLS\r\n"],
  ftp: ["AUTH TLS\r\n", "Begin TLS\r\n"],
  smtp: ["STARTTLS\r\n", "Begin TLS\r\n"],
  xmpp: [
    header("to='client1.com' version='1.0'") +
    "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
  ],
} as const;

type Upgrading = keyof typeof REQUESTS;

/** The first bytes of a client that means it, one character each. */
async function clientHello(): Promise<string> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = tls.connect({ host: "127.0.0.1", port, servername: "client1.com" });
  client.on("error", () => {});
  const [socket] = await once(server, "connection");
  const [hello] = await once(socket, "data") as [Buffer];
  socket.destroy();
  client.destroy();
  server.close();
  await gone(client);
  return hello.toString("latin1");
}

/** Bytes of which hardly any is TLS: handshakes with faults, other protocols, alerts, nothing. */
function garbage(hello: string): fc.Arbitrary<string> {
  const others = [
    "",
    LOGIN,
    "GET / HTTP/1.1\r\nHost: client1.com\r\n\r\n",
    hello + hello,
    hello + LOGIN,
    "\x15\x03\x03\0\x02\x02\x28", // an alert
    "\x14\x03\x03\0\x01\x01", // a change of cipher
    "\x17\x03\x03\x40\0" + "x".repeat(0x4000), // data before their time
    "\x16\x03\x01\xff\xff" + "x".repeat(0x5000), // a record that is too long
    "\x80\x2e\x01\0\x02" + "x".repeat(40), // SSL 2
  ];
  const ways = fc.array(mutation(MORSELS), { minLength: 1, maxLength: 3 });
  const mutated = ways.map((all) => all.reduce((input, mutate) => mutate(input), hello));
  return fc.oneof({ weight: 3, arbitrary: mutated }, {
    weight: 1,
    arbitrary: fc.constantFrom(...others),
  });
}

/** Says it in one piece or two, and waits until the server is gone. */
async function deliver(endpoint: Endpoint, input: string, cut: number): Promise<void> {
  const { socket, until, rest } = await call(endpoint);
  if (endpoint.security === "upgrade") {
    const [request, goAhead] = REQUESTS[endpoint.protocol as Upgrading];
    socket.write(request);
    await until(goAhead);
  }
  const bytes = Buffer.from(input, "latin1");
  const at = Math.floor(bytes.length * cut);
  socket.write(bytes.subarray(0, at));
  socket.end(bytes.subarray(at));
  await within(PATIENCE, Promise.all([rest(), gone(socket)]));
}

async function besieged(
  work: (reference: Reference, bystanders: readonly Caller[]) => Promise<void>,
): Promise<void> {
  const signs = await authority();
  const faults: unknown[] = [];
  using sockets = new OpenSockets();
  const reference = await startReference(workedExample, {
    serve: ["pop3", "imap", "ftp", "smtp", "xmpp"],
    addresses: [ADDRESS],
    tls: { certificate: certificatesOf(signs), clients: signs.certificate },
    onFault: (error) => faults.push(error),
  });
  try {
    const outside = await call(endpointOf(reference, "pop3", "upgrade"));
    const inside = await callTls(endpointOf(reference, "pop3", "tls"));
    const bystanders = [outside, inside];
    for (const { socket, until } of bystanders) {
      socket.write(LOGIN);
      await until("1 messages\r\n");
    }
    await work(reference, bystanders);
    for (const { socket, rest } of bystanders) {
      socket.write("QUIT\r\n");
      await rest();
      await gone(socket);
    }
  } finally {
    await reference.close();
  }
  assertEquals(faults, []);
  await sockets.allClosed();
}

function endpointOf({ endpoints }: Reference, protocol: Upgrading, security: string): Endpoint {
  const found = endpoints.find((each) => each.protocol === protocol && each.security === security);
  assert(found, `no ${protocol} ${security}`);
  return found;
}

for (
  const [protocol, security] of [
    ["pop3", "tls"],
    ...Object.keys(REQUESTS).map((protocol) => [protocol, "upgrade"]),
  ] as [Upgrading, "tls" | "upgrade"][]
) {
  Deno.test(`${INPUTS} handshakes of garbage disturb nobody: ${protocol}, ${security} (seed ${SEED})`, () =>
    besieged(async (reference, bystanders) => {
      const endpoint = endpointOf(reference, protocol, security);
      const drawn = fc.sample(
        fc.tuple(garbage(await clientHello()), fc.double({ min: 0, max: 1, noNaN: true })),
        {
          numRuns: INPUTS,
          seed: SEED,
        },
      );
      for (let from = 0; from < drawn.length; from += AT_ONCE) {
        await Promise.all(
          drawn.slice(from, from + AT_ONCE).map(([input, cut]) => deliver(endpoint, input, cut)),
        );
        for (const { socket, until } of bystanders) {
          socket.write("STAT\r\n");
          await within(PATIENCE, until("+OK 1 330\r\n"));
        }
      }
      // The port still does what it is for.
      if (security === "tls") {
        const next = await callTls(endpoint);
        next.socket.end();
        await next.rest();
        await gone(next.socket);
        return;
      }
      const [request, goAhead] = REQUESTS[protocol];
      const { socket, until } = await call(endpoint);
      socket.write(request);
      await until(goAhead);
      const next = await upgraded(socket);
      next.socket.end();
      await next.rest();
      await gone(next.socket);
    }));
}

Deno.test("garbage in the middle of a conversation in TLS ends that one alone", () =>
  besieged(async (reference, bystanders) => {
    const { port } = endpointOf(reference, "pop3", "tls");
    for (
      const spoilt of [
        "QUIT\r\n",
        "\x17\x03\x03\0\x20" + "x".repeat(32),
        "\x15\x03\x03\0\x02\x02\x28",
      ]
    ) {
      // Whoever sits between client and server, and has no key.
      const between = net.createServer().listen(0, "127.0.0.1");
      await once(between, "listening");
      const came = once(between, "connection");
      const coming = callTls({
        address: "127.0.0.1",
        port: (between.address() as AddressInfo).port,
      });
      const [near] = await came;
      const far = net.connect({ host: ADDRESS, port });
      for (const socket of [near, far]) socket.on("error", () => {});
      near.pipe(far);
      far.pipe(near);
      const victim = await coming;
      const alerted = once(victim.socket, "error");
      await victim.until("\r\n");
      far.write(Buffer.from(spoilt, "latin1"));
      // The server says so by an alert, takes nothing more from there, and ends with the client's end.
      await within(PATIENCE, alerted);
      for (const socket of [victim.socket, near, far]) socket.destroy();
      await gone(far);
      between.close();
      for (const { socket, until } of bystanders) {
        socket.write("STAT\r\n");
        await within(PATIENCE, until("+OK 1 330\r\n"));
      }
    }
  }));
