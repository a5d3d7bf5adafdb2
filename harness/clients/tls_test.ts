import { assert, assertEquals, assertMatch } from "@std/assert";
import { createServer } from "node:net";
import { SECURITIES, type Security } from "../../fixtures/endpoint.ts";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { CLIENTS, reference } from "./_reference.ts";
import type { Client, Dial } from "./client.ts";

const account = (seen: Awaited<ReturnType<Client["login"]>>) =>
  seen.kind === "opened" ? seen.account : JSON.stringify(seen);

const OVER_TLS: readonly Security[] = ["upgrade", "tls"];

/** Makes a client's login over each security that it says. */
async function overEach(
  client: Client,
  changes: Partial<Dial>,
  check: (dial: Dial, seen: Awaited<ReturnType<Client["login"]>>) => void,
  securities = OVER_TLS,
): Promise<void> {
  await using there = await reference([client.protocol]);
  let tried = 0;
  for (const security of securities) {
    if (security === "upgrade" && client.protocol === "web") continue;
    const dial = there.dial(client, { ...changes, security });
    if (!client.says(dial)) continue;
    tried++;
    check(dial, await client.login(dial));
  }
  // `fetch` knows neither server names nor pins: our own client says these.
  assert(tried > 0 || client.name.startsWith("fetch"), "nothing was said");
}

const reason = (seen: { kind: string; because?: string }) => `${seen.kind}: ${seen.because}`;

/** Of the certificate that a client saw, as a refusal by pin tells it. */
const FINGERPRINT = /not the pinned one, but ([0-9a-f]{64})/;

/** A target that is served, and that the certificate of the address dialled has not. */
const NO_NAME_OF_IT = { targetDomain: "client1.com" };

for (const client of CLIENTS) {
  Deno.test(`${client.name} logs in over every security that it has, and says where TLS begins`, () =>
    overEach(client, {}, (dial, seen) => {
      assertEquals(account(seen), "info@client2.com", dial.security);
      const lines = dial.transcript.lines(dial);
      const begins = lines.indexOf("*: TLS begins");
      assertEquals(begins >= 0, dial.security !== "plain", lines.join("\n"));
      assert(lines.length > 4, lines.join("\n"));
      assert(!lines.join("\n").includes(dial.password), lines.join("\n"));
      if (dial.security === "upgrade") assert(begins > 1, lines.join("\n"));
    }, SECURITIES));

  Deno.test(`${client.name} does not log in where another authority signed the certificate`, async () => {
    const foreign = await testAuthority();
    await overEach(
      client,
      { trust: { kind: "authorities", pem: [foreign.certificate] } },
      (_, seen) => assertMatch(reason(seen), /^unclear: .*(TLS|certificate)/i),
    );
  });

  Deno.test(`${client.name} does not log in where the certificate has another name`, () =>
    overEach(
      client,
      // In XMPP a certificate of the target domain is right, too.
      { serverName: "elsewhere.example", ...client.protocol === "xmpp" ? NO_NAME_OF_IT : {} },
      (_, seen) => assertMatch(reason(seen), /^unclear: .*(TLS|certificate)/i),
    ));

  Deno.test(`${client.name} takes a certificate of the server name that it indicated`, () =>
    overEach(
      client,
      { serverName: "mail.client1.com" },
      (dial, seen) => assertEquals(account(seen), "info@client2.com", dial.security),
    ));

  Deno.test(`${client.name} takes the pinned certificate, and no other`, async () => {
    await using there = await reference([client.protocol]);
    for (const security of OVER_TLS) {
      if (security === "upgrade" && client.protocol === "web") continue;
      const pinned = (sha256: string) =>
        there.dial(client, { security, trust: { kind: "fingerprint", sha256 } });
      if (!client.says(pinned("00"))) continue;
      const refused = reason(await client.login(pinned("00".repeat(32))));
      const [, shown] = FINGERPRINT.exec(refused) ?? [];
      assert(shown, refused);
      const asCopied = shown.toUpperCase().replace(/..(?!$)/g, "$&:");
      assertEquals(account(await client.login(pinned(asCopied))), "info@client2.com", security);
    }
  });

  Deno.test(`${client.name} checks nothing where it is told so`, () =>
    overEach(
      client,
      { trust: { kind: "nothing" }, serverName: "elsewhere.example" },
      (dial, seen) => assertEquals(account(seen), "info@client2.com", dial.security),
    ));

  Deno.test(`${client.name} does not go on in plain text where the server has no TLS`, async () => {
    await using there = await reference([client.protocol], { tls: false });
    const dial = there.dial(client, { security: "upgrade" });
    if (client.protocol === "web" || !client.says(dial)) return;
    assertEquals((await client.login(dial)).kind, "unclear");
    assertEquals(there.seen, []);
  });
}

/** A server that asks for nothing, and says one thing to whoever connects. */
async function saying(greeting: string, answer: string) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write(greeting);
    socket.once("data", () => socket.write(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(address !== null && typeof address === "object");
  return {
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

Deno.test("what a server says in plain text behind its go-ahead ends the login", async () => {
  await using server = await saying("+OK ready\r\n", "+OK begin\r\n+OK logged in\r\n");
  await using there = await reference(["pop3"]);
  const own = CLIENTS.find(({ name }) => name === "loginspec's own pop3 client")!;
  const dial = there.dial(own, { security: "upgrade" });
  const seen = await own.login({ ...dial, endpoint: { ...dial.endpoint, port: server.port } });
  assertMatch(reason(seen), /unclear: TLS: the server went on in plain text/);
});

Deno.test("a server that speaks no TLS is unclear, with the reason", async () => {
  await using server = await saying("+OK ready\r\n", "+OK\r\n");
  await using there = await reference(["pop3"]);
  for (const client of CLIENTS.filter(({ protocol }) => protocol === "pop3")) {
    const dial = there.dial(client, { security: "tls" });
    const seen = await client.login({ ...dial, endpoint: { ...dial.endpoint, port: server.port } });
    assertMatch(reason(seen), /^unclear: .*TLS/);
  }
});
