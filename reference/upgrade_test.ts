import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../fixtures/certificates/mod.ts";
import type { Endpoint, Security } from "../fixtures/endpoint.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type Reference, type ReferenceOptions, type SeenLogin, startReference } from "./mod.ts";
import { call, type Caller, gone } from "./server/_echo.ts";
import { authority, callTls, upgraded } from "./server/_tls.ts";
import { HEADER, type Upgrade, UPGRADES } from "./testing/upgrades.ts";

const ADDRESS = "127.0.1.1";
async function served(
  protocol: Upgrade["protocol"],
  work: (at: (security: Security) => Endpoint, seen: SeenLogin[]) => Promise<void>,
  more: ReferenceOptions = {},
): Promise<void> {
  const seen: SeenLogin[] = [];
  const signs = await authority();
  const certificate = certificatesOf(signs);
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
    // SMTP forgets the login with all else (RFC 3207, section 4.2).
    if (protocol === "xmpp" || protocol === "smtp") continue;
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
