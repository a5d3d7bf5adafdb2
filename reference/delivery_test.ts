import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../fixtures/certificates/mod.ts";
import type { Endpoint, Security } from "../fixtures/endpoint.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type Reference, startReference } from "./mod.ts";
import { call, type Caller, gone } from "./server/_echo.ts";
import { authority, upgraded } from "./server/_tls.ts";

/** Less than the largest message, and more than waits unread before a login. */
const LARGE = 2_000_000;

const mail = (to: string, text: string) =>
  `EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<${to}>\r\nDATA\r\n${text}\r\n.\r\nQUIT\r\n`;

async function served(
  work: (at: (protocol: Protocol, security?: Security) => Endpoint, server: Reference) => unknown,
): Promise<void> {
  const faults: unknown[] = [];
  {
    const signs = await authority();
    await using reference = await startReference(workedExample, {
      serve: ["smtp", "lmtp", "imap", "pop3"],
      addresses: ["127.0.0.1"],
      tls: { certificate: certificatesOf(signs) },
      onFault: (error) => faults.push(error),
    });
    await work((protocol, security = "upgrade") => {
      const found = reference.endpoints.find((each) =>
        each.protocol === protocol && each.security === security
      );
      assert(found, `no ${protocol} with ${security}`);
      return found;
    }, reference);
  }
  assertEquals(faults, []);
}

async function left({ socket }: Caller): Promise<void> {
  socket.end();
  socket.resume();
  await gone(socket);
}

/** Says all at once and gives all that is answered. */
async function said(endpoint: Endpoint, text: string): Promise<string> {
  const { socket, rest } = await call(endpoint);
  socket.end(text);
  const heard = await rest();
  await gone(socket);
  return heard;
}

Deno.test("mail to a name is found by who logs in under it (route.same-as-delivery)", () =>
  served(async (at) => {
    const names = [
      ["info%client2.com", "granite-feather-two"],
      ["help@mail.client1.com", "maple-lantern-one"],
      ["INFO@company.com", "brass-kettle-main"],
    ] as const;
    for (const [name, password] of names) {
      const heard = await said(at("smtp"), mail(name, `Subject: for ${name}`));
      assert(heard.includes("\r\n250 2.0.0 Delivered\r\n"), heard);
      const read = `USER ${name}\r\nPASS ${password}\r\nRETR 2\r\nQUIT\r\n`;
      const found = await said(at("pop3"), read);
      assert(found.includes(`\r\nSubject: for ${name}\r\n`), found);
    }
  }));

Deno.test("who looks at INBOX is told of mail as it comes, whoever brings it (access.live)", () =>
  served(async (at, reference) => {
    const reader = await call(at("imap"));
    reader.socket.write(
      "a LOGIN info@client2.com granite-feather-two\r\nb SELECT INBOX\r\nc IDLE\r\n",
    );
    await reader.until("\r\n+ ");
    await said(at("smtp"), mail("info@client2.com", "x: y"));
    await reader.until("* 2 EXISTS");
    await said(at("lmtp"), mail("info%client2.com", "x: y").replace("EHLO", "LHLO"));
    await reader.until("* 3 EXISTS");
    reference.deliver("info@CLIENT2.com", new TextEncoder().encode("x: y\r\n"));
    await reader.until("* 4 EXISTS");
    await left(reader);
  }));

Deno.test("a large message comes through TLS without a login", () =>
  served(async (at) => {
    const outside = await call(at("smtp"));
    outside.socket.write("EHLO x\r\nSTARTTLS\r\n");
    await outside.until("Begin TLS\r\n");
    const inside = await upgraded(outside.socket, { servername: "client1.com" });
    const text = `${"x".repeat(98)}\r\n`.repeat(LARGE / 100);
    inside.socket.write("EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<info@client1.com>\r\nDATA\r\n");
    await inside.until("354 ");
    inside.socket.write(`${text}.\r\nQUIT\r\n`);
    await inside.until("250 2.0.0 Delivered\r\n221 ");
    await left(inside);
  }));
