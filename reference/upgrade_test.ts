import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../fixtures/certificates/mod.ts";
import type { Endpoint, Security } from "../fixtures/endpoint.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type Reference, type ReferenceOptions, type SeenLogin, startReference } from "./mod.ts";
import { call, type Caller, gone } from "./server/_echo.ts";
import { authority, callTls, upgraded } from "./server/_tls.ts";
import { auth, header } from "./testing/xmpp.ts";

const ADDRESS = "127.0.1.1";
const PASSWORD = "maple-lantern-one";

/** How a protocol goes over to TLS, and what a client says before and after. */
interface Upgrade {
  readonly protocol: "pop3" | "imap" | "ftp" | "xmpp";
  /** The client's first words, up to the end of the server's. */
  readonly hello: readonly [said: string, heard: string];
  /** The request, and how the go-ahead ends. */
  readonly request: string;
  readonly goAhead: string;
  /** Asks what is offered, and where the answer ends. */
  readonly ask: readonly [said: string, end: string];
  /** What is offered while TLS is possible. */
  readonly offer: string;
  readonly login: string;
  /** What only an opened account says, to what is only asked of one. */
  readonly opened: string;
  /** Half a login: what counts for the other half, which follows. */
  readonly halves: readonly [first: string, second: string];
  /** The answer to that other half alone. */
  readonly refused: string;
  /** The answer to a request in vain. */
  readonly again: string;
  readonly unknown: string;
}

const HEADER = header("to='client1.com' version='1.0'");
const STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
const RESPONSE = Buffer.from(`\0info\0${PASSWORD}`).toString("base64");

const UPGRADES: readonly Upgrade[] = [
  {
    protocol: "pop3",
    hello: ["", "\r\n"],
    request: "STLS\r\n",
    goAhead: "+OK begin TLS\r\n",
    ask: ["CAPA\r\n", ".\r\n"],
    offer: "\r\nSTLS\r\n",
    login: `USER info\r\nPASS ${PASSWORD}\r\nSTAT\r\n`,
    opened: "+OK 1 3",
    halves: ["USER info\r\n", `PASS ${PASSWORD}\r\n`],
    refused: "-ERR USER first\r\n",
    again: "-ERR in TLS already\r\n",
    unknown: "-ERR unknown command\r\n",
  },
  {
    protocol: "imap",
    hello: ["", "\r\n"],
    request: "s STARTTLS\r\n",
    goAhead: "s OK Begin TLS\r\n",
    ask: ["c CAPABILITY\r\n", "c OK CAPABILITY done\r\n"],
    offer: " STARTTLS ",
    login: `l LOGIN info ${PASSWORD}\r\nm SELECT INBOX\r\n`,
    opened: "* 1 EXISTS",
    halves: ["a AUTHENTICATE PLAIN\r\n*\r\n", `${RESPONSE}\r\n`],
    refused: "BAD A tag and a command expected\r\n",
    again: "s BAD TLS is there already\r\n",
    unknown: "s BAD Unknown command\r\n",
  },
  {
    protocol: "ftp",
    hello: ["", "\r\n"],
    request: "AUTH TLS\r\n",
    goAhead: "234 Begin TLS\r\n",
    ask: ["FEAT\r\n", "211 End\r\n"],
    offer: "\r\n AUTH TLS\r\n",
    login: `USER info\r\nPASS ${PASSWORD}\r\nMLST canary.txt\r\n`,
    opened: "250-",
    halves: ["USER info\r\n", `PASS ${PASSWORD}\r\n`],
    refused: "503 Bad sequence of commands\r\n",
    again: "503 Bad sequence of commands\r\n",
    unknown: "500 Unknown command\r\n",
  },
  {
    protocol: "xmpp",
    hello: [HEADER, "</stream:features>"],
    request: STARTTLS,
    goAhead: "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    ask: [HEADER, "</stream:features>"],
    offer: STARTTLS,
    login: auth("info", PASSWORD) + HEADER,
    opened: "<success",
    // The target of the stream before TLS: the one behind it has to name its own.
    halves: ["", header("version='1.0'")],
    refused: "improper-addressing",
    again: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
    unknown: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
  },
];

async function served(
  protocol: Upgrade["protocol"],
  work: (at: (security: Security) => Endpoint, seen: SeenLogin[]) => Promise<void>,
  more: ReferenceOptions = {},
): Promise<void> {
  const seen: SeenLogin[] = [];
  const signs = await authority();
  const certificate = certificatesOf(workedExample, signs);
  const faults: unknown[] = [];
  {
    await using reference: Reference = await startReference(workedExample, {
      serve: [protocol],
      addresses: [ADDRESS],
      tls: { certificate, clients: signs.certificate },
      onLogin: (login) => seen.push(login),
      onFault: (error) => faults.push(error),
      ...more,
    });
    await work((security) => {
      const found = reference.endpoints.find((each) => each.security === security);
      assert(found, `no endpoint ${security}`);
      return found;
    }, seen);
  }
  assertEquals(faults, []);
}

/** Calls and says hello. */
async function greeted(endpoint: Endpoint, { hello: [said, heard] }: Upgrade): Promise<Caller> {
  const caller = await call(endpoint);
  caller.socket.write(said);
  await caller.until(heard);
  return caller;
}

/** Goes over to TLS; `behind` is said in one write with the request. */
async function secured(caller: Caller, { request, goAhead }: Upgrade, behind = "") {
  caller.socket.write(request + behind);
  const heard = await caller.until(goAhead);
  assertEquals(heard, goAhead);
  return await upgraded(caller.socket, { servername: "client1.com" });
}

/** Ends it, and waits until it is over. */
async function left({ socket }: Caller): Promise<void> {
  socket.end();
  socket.resume();
  await gone(socket);
}

for (const upgrade of UPGRADES) {
  const { protocol, hello, ask, offer, login, opened, request } = upgrade;

  Deno.test(`${protocol}: TLS is offered as long as it is possible, and a login behind it opens`, () =>
    served(protocol, async (at) => {
      const outside = await greeted(at("upgrade"), upgrade);
      if (protocol !== "xmpp") {
        outside.socket.write(ask[0]);
        assert((await outside.until(ask[1])).includes(offer));
      }
      const inside = await secured(outside, upgrade);
      inside.socket.write(ask[0]);
      const offered = await inside.until(ask[1]);
      // RFC 4217, section 6: FEAT lists AUTH TLS before and after.
      assertEquals(offered.includes(offer), protocol === "ftp", offered);
      inside.socket.write(login);
      await inside.until(opened);
      await left(inside);
    }));

  Deno.test(`${protocol}: a login in one write with the request has no effect (STARTTLS injection)`, () =>
    served(protocol, async (at, seen) => {
      const outside = await greeted(at("upgrade"), upgrade);
      const inside = await secured(outside, upgrade, (protocol === "xmpp" ? HEADER : "") + login);
      // The client's own first word gets its own answer, and no other.
      inside.socket.write(ask[0]);
      const heard = await inside.until(ask[1]);
      assertEquals(heard.includes(opened), false, heard);
      assertEquals(seen, []);
      await left(inside);
    }));

  Deno.test(`${protocol}: what was said before TLS does not count behind it (access.isolation)`, () =>
    served(protocol, async (at, seen) => {
      const outside = await greeted(at("upgrade"), upgrade);
      const [first, second] = upgrade.halves;
      outside.socket.write(first);
      if (first !== "") await outside.until("\r\n");
      if (protocol === "imap") await outside.until("cancelled\r\n");
      const inside = await secured(outside, upgrade);
      inside.socket.end(second);
      const heard = await inside.rest();
      assert(heard.includes(upgrade.refused), heard);
      assertEquals(seen, []);
      await gone(inside.socket);
    }));

  Deno.test(`${protocol}: a second request for TLS is refused`, () =>
    served(protocol, async (at) => {
      const inside = await secured(await greeted(at("upgrade"), upgrade), upgrade);
      inside.socket.write((protocol === "xmpp" ? HEADER : "") + request);
      await inside.until(upgrade.again);
      await left(inside);
    }));

  Deno.test(`${protocol}: a request inside implicit TLS is refused`, () =>
    served(protocol, async (at) => {
      const inside = await callTls(at("tls"));
      // A TLSSocket stands still after a write of nothing (Deno 2.9).
      if (hello[0] !== "") inside.socket.write(hello[0]);
      await inside.until(hello[1]);
      inside.socket.write(request);
      await inside.until(upgrade.again);
      await left(inside);
    }));

  Deno.test(`${protocol}: without TLS it is neither offered nor known`, async () => {
    const endpoints = { serve: [protocol], addresses: [ADDRESS] };
    await using reference = await startReference(workedExample, endpoints);
    const [endpoint, ...more] = reference.endpoints;
    assertEquals([endpoint?.security, more], ["plain", []]);
    const caller = await call(endpoint!);
    caller.socket.write(hello[0] + (protocol === "xmpp" ? "" : ask[0]));
    const heard = await caller.until(ask[1]);
    assertEquals(heard.includes("TLS") || heard.includes("tls"), false, heard);
    caller.socket.write(request);
    await caller.until(upgrade.unknown);
    await left(caller);
  });

  Deno.test(`${protocol}: a client that leaves in the middle of it harms nobody`, () =>
    served(protocol, async (at) => {
      for (const broken of ["\x16\x03\x01", "QUIT\r\n", ""]) {
        const outside = await greeted(at("upgrade"), upgrade);
        outside.socket.write(request);
        await outside.until(upgrade.goAhead);
        outside.socket.end(broken);
        await outside.rest();
        await gone(outside.socket);
      }
      const inside = await secured(await greeted(at("upgrade"), upgrade), upgrade);
      inside.socket.write((protocol === "xmpp" ? HEADER : "") + login);
      await inside.until(opened);
      await left(inside);
    }));
}

Deno.test("after a login there is no TLS to be had", async () => {
  // XMPP's stream is another one then, where any element but a stanza is an error.
  const refusals = { pop3: "-ERR not now\r\n", imap: "STARTTLS is not for now\r\n", ftp: "503 " };
  for (const upgrade of UPGRADES) {
    const { protocol, login, request, opened } = upgrade;
    if (protocol === "xmpp") continue;
    await served(protocol, async (at) => {
      const outside = await greeted(at("upgrade"), upgrade);
      outside.socket.write(login);
      await outside.until(opened);
      outside.socket.write(request);
      await outside.until(refusals[protocol]);
      await left(outside);
    });
  }
});
