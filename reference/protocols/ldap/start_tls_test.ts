import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../../../fixtures/certificates/mod.ts";
import type { Endpoint } from "../../../fixtures/endpoint.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { type SeenLogin, startReference } from "../../mod.ts";
import { call, type Caller, gone } from "../../server/_echo.ts";
import { authority, callTls, upgraded } from "../../server/_tls.ts";
import { guarded } from "../../testing/guarded.ts";
import {
  extension,
  ldapPeer,
  request,
  saslBind,
  simpleBind,
  START_TLS,
  WHO_AM_I,
} from "../../testing/ldap.ts";

const ONE = "maple-lantern-one";
const BIND = request(2, simpleBind("info", ONE));
const WHO = request(3, extension(WHO_AM_I));
const TLS = request(1, extension(START_TLS));

/** A result of id 1 without anything: the go-ahead where `code` is 0. */
const answered = (code: string) => `\x0a\x01${code}\x04\0\x04`;
const GO_AHEAD = `${answered("\0")}\0`;

/** A server on client1.com's address, with TLS or without. */
async function served(
  work: (endpoints: readonly Endpoint[], seen: readonly SeenLogin[]) => Promise<void>,
  tls = true,
): Promise<void> {
  const seen: SeenLogin[] = [];
  const faults: unknown[] = [];
  const signs = await authority();
  {
    await using reference = await startReference(workedExample, {
      serve: ["ldap"],
      addresses: ["127.0.1.1"],
      ...tls && { tls: { certificate: certificatesOf(signs) } },
      onLogin: (login) => seen.push(login),
      onFault: (error) => faults.push(error),
    });
    await work(reference.endpoints, seen);
  }
  assertEquals(faults, []);
}

function at(endpoints: readonly Endpoint[], security: Endpoint["security"]): Endpoint {
  const found = endpoints.find((each) => each.security === security);
  assert(found, `no endpoint ${security}`);
  return found;
}

/** Says all and ends. @returns all that is answered */
async function said(caller: Caller, ...requests: Uint8Array[]): Promise<string> {
  for (const each of requests) caller.socket.write(each);
  caller.socket.end();
  const heard = await caller.rest();
  await gone(caller.socket);
  return heard;
}

/** Goes over to TLS; `behind` is said in one write with the request. */
async function secured(endpoint: Endpoint, before: Uint8Array[] = [], behind: Uint8Array[] = []) {
  const caller = await call(endpoint);
  for (const each of before) caller.socket.write(each);
  caller.socket.write(new Uint8Array([...TLS, ...behind.flatMap((each) => [...each])]));
  await caller.until(`x\x07${GO_AHEAD}`);
  return await upgraded(caller.socket);
}

Deno.test("a bind behind StartTLS opens the account (RFC 4511, section 4.14)", () =>
  served(async (endpoints) => {
    const heard = await said(await secured(at(endpoints, "upgrade")), BIND, WHO);
    assert(heard.endsWith("u:info@client1.com"), heard);
  }));

Deno.test("a bind in one write with StartTLS has no effect (STARTTLS injection)", () =>
  served(async (endpoints, seen) => {
    const inside = await secured(at(endpoints, "upgrade"), [], [BIND, WHO]);
    const heard = await said(inside, request(4, extension(WHO_AM_I)));
    // One answer alone, to nobody's question who it is.
    assertEquals([heard.length, heard.at(4)], [16, "\x04"], JSON.stringify(heard));
    assertEquals(seen, []);
  }));

Deno.test("who was bound before StartTLS is nobody behind it (access.isolation)", () =>
  served(async (endpoints, seen) => {
    const inside = await secured(at(endpoints, "upgrade"), [BIND]);
    const heard = await said(inside, WHO);
    assert(heard.length === 16 && !heard.includes("info"), heard);
    assertEquals(seen.length, 1);
  }));

Deno.test("StartTLS inside TLS is out of order (RFC 4511, section 4.14.2)", () =>
  served(async (endpoints) => {
    const upgraded = await secured(at(endpoints, "upgrade"));
    const implicit = await callTls(at(endpoints, "tls"));
    for (const caller of [upgraded, implicit]) {
      const heard = await said(caller, TLS);
      assert(heard.includes(answered("\x01")), JSON.stringify(heard));
    }
  }));

Deno.test("without TLS StartTLS is an extension of nobody's", () =>
  served(async (endpoints) => {
    const heard = await said(await call(at(endpoints, "plain")), TLS);
    assert(heard.includes(answered("\x02")), JSON.stringify(heard));
  }, false));

Deno.test("StartTLS in the middle of a SASL exchange is out of order", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"), {}, {});
  const answers = await talk.ask(saslBind("CRAM-MD5"), extension(START_TLS));
  assertEquals(answers.map(({ code }) => code), [14, 1]);
});

Deno.test("EXTERNAL is no way to log in here, with a client's certificate neither", async () => {
  using world = guarded();
  const client = { name: "info@company.com", trusted: true };
  await using talk = ldapPeer(world.door("ldap"), { encryption: () => ({ client }) });
  assertEquals((await talk.ask(saslBind("EXTERNAL", ""))).map(({ code }) => code), [7]);
});
