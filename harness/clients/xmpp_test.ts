import { createServer, type Server, type Socket } from "node:net";
import { assertEquals, assertLess, assertStringIncludes } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Client, Dial } from "./client.ts";
import { Transcript } from "./transcript.ts";
import library from "./xmpp.ts";
import own from "./xmpp_raw.ts";

const CLIENTS: readonly Client[] = [library, own];
const TIMEOUT = 20_000;
const PASSWORD = "correct horse";

const STREAM =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0' from='client1.com'>";
const FEATURES =
  "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>";

/** A server that answers what it is sent, in order, `ID` being the stanza's; the last answer closes the connection. */
async function serving(...answers: readonly string[]) {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    const left = [...answers];
    socket.on("error", () => {});
    socket.on("data", (sent: Uint8Array) => {
      const id = / id=["']([^"']*)/.exec(new TextDecoder().decode(sent))?.[1] ?? "";
      const answer = (left.shift() ?? "").replace("ID", id);
      if (left.length > 0) socket.write(answer);
      else socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const dial = (): Dial => ({
    protocol: "xmpp",
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: { protocol: "xmpp", address: "127.0.0.1", port, security: "plain" },
    login: "info",
    password: PASSWORD,
    mechanism: "PLAIN",
    targetDomain: "client1.com",
    timeout: TIMEOUT,
    accountOf: () => "info@client1.com",
    transcript: new Transcript(),
  });
  return {
    dial,
    [Symbol.asyncDispose]: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const failure = (inner: string) =>
  `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${inner}</failure>`;

for (const client of CLIENTS) {
  Deno.test(`${client.name}: a server that closes without an answer is noticed at once`, async () => {
    for (const answers of [[""], [STREAM + FEATURES, ""], [STREAM]]) {
      await using server = await serving(...answers);
      const began = performance.now();
      const seen = await client.login(server.dial());
      assertEquals(seen, { kind: "unclear", because: "the server closed the connection" });
      assertLess(performance.now() - began, TIMEOUT / 4);
    }
  });

  Deno.test(`${client.name}: a refusal counts, though the server closes right behind it`, async () => {
    for (let round = 0; round < 20; round++) {
      await using server = await serving(STREAM + FEATURES, failure("<not-authorized/>"));
      const seen = await client.login(server.dial());
      assertEquals(seen, {
        kind: "refused",
        class: "login",
        answer: "failure not-authorized",
      });
    }
  });

  Deno.test(`${client.name}: a refusal's text is read without references`, async () => {
    const text = "<text>what you&apos;ve sent</text>";
    await using server = await serving(STREAM + FEATURES, failure(`<not-authorized/>${text}`));
    const seen = await client.login(server.dial());
    assertEquals(seen, {
      kind: "refused",
      class: "login",
      answer: "failure not-authorized: what you've sent",
    });
  });

  Deno.test(`${client.name}: no password is left in what a refusal says`, async () => {
    const text = `<text>${PASSWORD} is wrong</text>`;
    await using server = await serving(STREAM + FEATURES, failure(`<not-authorized/>${text}`));
    const seen = await client.login(server.dial());
    assertEquals(seen, {
      kind: "refused",
      class: "login",
      answer: "failure not-authorized: *** is wrong",
    });
  });

  Deno.test(`${client.name}: no password is left in a stream error or an answer that is none`, async () => {
    const condition = "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>";
    const text = `<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>${PASSWORD}</text>`;
    for (
      const last of [
        [`<stream:error>${condition}${text}</stream:error>`, "</stream:stream>"],
        [failure(`<text>${PASSWORD}</text>`)],
        [failure(PASSWORD)],
      ]
    ) {
      await using server = await serving(STREAM + FEATURES, ...last);
      const seen = JSON.stringify(await client.login(server.dial()));
      assertEquals(seen.includes(PASSWORD), false, seen);
    }
  });
}

Deno.test("a roster without entries is an answer, and no canary", async () => {
  await using server = await serving(
    STREAM + FEATURES,
    "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
    `${STREAM}<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>`,
    "<iq type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>info@client1.com/x</jid></bind></iq>",
    "<iq type='result' id='r'><query xmlns='jabber:iq:roster'/></iq>",
    "",
  );
  const seen = JSON.stringify(await own.login(server.dial()));
  assertStringIncludes(seen, "saw no canary");
});

for (const client of CLIENTS) {
  Deno.test(`${client.name}: a login that opens is not taken for a lost connection`, async () => {
    const { jid } = canaryOf("", "info@client1.com").contact;
    await using server = await serving(
      STREAM + FEATURES,
      "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
      `${STREAM}<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>`,
      "<iq type='result' id='ID'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>info@client1.com/x</jid></bind></iq>",
      `<iq type='result' id='ID'><query xmlns='jabber:iq:roster'><item jid='${jid}'/></query></iq>`,
      "</stream:stream>",
    );
    assertEquals(await client.login(server.dial()), {
      kind: "opened",
      account: "info@client1.com",
      claimed: "info@client1.com/x",
    });
  });
}
