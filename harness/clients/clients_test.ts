import { assert, assertEquals } from "@std/assert";
import { CLIENTS, reference } from "./_reference.ts";
import { qualified } from "./mapi_connector.ts";

/** Names that a client might be tempted to change. */
const NAMES = [
  "info",
  "INFO",
  "info@client2.com",
  "info%client2.com",
  "Info%Client2.COM",
  "info%client2.com@company.com",
  "a@b@c",
  "a%b%c",
  "@client2.com",
  "info@",
  "<@a.example:x@b.example>",
  "b.example!a.example!x",
  "info@[127.0.1.1]",
  '"info"@client2.com',
  "info+detail@client2.com",
  "a\\b/c@client2.com",
  "info%40client2.com",
  "in fo",
  " info ",
  "x".repeat(200),
  "ïnfo@client2.com",
  "ｉnfo@client2.com",
];

const MECHANISMS = [
  "USER",
  "APOP",
  "LOGIN",
  "SIMPLE",
  "PLAIN",
  "SASL LOGIN",
  "CRAM-MD5",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
  "FORM",
  "BASIC",
];

for (const client of CLIENTS) {
  Deno.test(`${client.name}: the server gets every name as it was typed`, async () => {
    await using there = await reference([client.protocol]);
    let tried = 0;
    for (const mechanism of MECHANISMS) {
      for (const login of NAMES) {
        const dial = there.dial(client, { login, mechanism });
        if (!client.says(dial)) continue;
        there.seen.length = 0;
        const seen = await client.login(dial);
        // LDAP has neither LOGIN nor SCRAM.
        if (seen.kind === "notOffered") continue;
        tried++;
        const typed = client.protocol === "mapi" ? qualified(login, dial.setting) : login;
        assertEquals(there.seen.map(({ name }) => name), [typed], `${mechanism} ${login}`);
      }
    }
    assert(tried >= 15, `only ${tried} names could be said`);
  });

  Deno.test(`${client.name}: the account is named by its canary, or by its password`, async () => {
    await using there = await reference([client.protocol]);
    const seen = await client.login(there.dial(client));
    assertEquals({ kind: seen.kind, account: seen.kind === "opened" && seen.account }, {
      kind: "opened",
      account: "info@client2.com",
    });
  });

  Deno.test(`${client.name}: a canary or a password that is no account's proves nothing`, async () => {
    await using there = await reference([client.protocol]);
    const seen = await client.login(
      there.dial(client, { accountOf: () => undefined, accounts: () => [] }),
    );
    // Where nothing is shown, that it opened is known, and not whose account: nobody's.
    const nobodys = seen.kind === "unnamed" && seen.candidates.length === 0;
    assert(nobodys || seen.kind === "unclear", seen.kind);
  });

  Deno.test(`${client.name}: a wrong password is a refusal, and in no transcript`, async () => {
    await using there = await reference([client.protocol]);
    const dial = there.dial(client, { password: "wrong-Password-1" });
    const seen = await client.login(dial);
    assertEquals(seen.kind, "refused");
    assert(
      dial.transcript.lines(dial).length >= 3,
      `the talk was not written down: ${dial.transcript.lines(dial).join("\n")}`,
    );
    const told = dial.transcript.lines(dial).join("\n") + JSON.stringify(seen);
    assert(!told.includes("wrong-Password-1"), told);
    for (const word of told.match(/[A-Za-z0-9+/]{8,}={0,2}/g) ?? []) {
      assert(!atobOrEmpty(word).includes("wrong-Password-1"), word);
    }
  });

  Deno.test(`${client.name}: where nobody listens, nothing is proven`, async () => {
    await using there = await reference([client.protocol]);
    const { endpoint } = there.dial(client);
    const seen = await client.login(there.dial(client, { endpoint: { ...endpoint, port: 1 } }));
    assertEquals(seen.kind, "unclear");
  });

  Deno.test(`${client.name}: a server that says nothing is unclear in bounded time`, async () => {
    await using there = await reference([client.protocol]);
    const silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const held: Deno.Conn[] = [];
    const accepting = (async () => {
      for await (const connection of silent) held.push(connection);
    })();
    const { endpoint } = there.dial(client);
    const seen = await client.login(
      there.dial(client, { endpoint: { ...endpoint, port: silent.addr.port }, timeout: 150 }),
    );
    assertEquals(seen.kind, "unclear");
    held.forEach((connection) => connection.close());
    silent.close();
    await accepting;
  });
}

function atobOrEmpty(word: string): string {
  try {
    return atob(word);
  } catch {
    return "";
  }
}
