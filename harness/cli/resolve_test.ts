import { assert, assertEquals, assertMatch } from "@std/assert";
import { command, loginspec, loginspecFed } from "./_loginspec.ts";

const RESOLVE = ["resolve", "--deployment", "fixtures/worked_example.json"];

Deno.test("resolve says which account a login opens, by which clauses", async () => {
  const { code, stdout } = await loginspec(
    ...RESOLVE,
    ...["--protocol", "pop3", "--address", "127.0.0.1", "--login", "info%client2.com"],
  );
  const { clause, level, outcome, trace } = JSON.parse(stdout);
  assertEquals({ code, clause, level, outcome }, {
    code: 0,
    clause: "name.explicit-wins",
    level: "must",
    outcome: { kind: "opened", account: "info@client2.com" },
  });
  assertEquals(trace.includes("name.percent"), true);
});

/** A login that names another account to act as, and one whose connector adds what it was told. */
const FURTHER = {
  "an authorization identity": [
    { protocol: "imap", address: "127.0.1.1", login: "info", authzid: "info@client2.com" },
    { kind: "refused", class: "login" },
  ],
  "an authorization identity of the account itself": [
    { protocol: "imap", address: "127.0.1.1", login: "info", authzid: "info%mail.client1.com" },
    { kind: "opened", account: "info@client1.com" },
  ],
  "the connector's setting": [
    {
      ...{ protocol: "mapi", address: "127.0.1.1", login: "info", setting: "client2.com" },
      serverName: "client1.com",
    },
    { kind: "opened", account: "info@client2.com" },
  ],
} as const;

for (const [hint, [attempt, outcome]] of Object.entries(FURTHER)) {
  Deno.test(`resolve takes ${hint}, as an option and in a batch`, async () => {
    const options = Object.entries(attempt).flatMap(([key, value]) => [
      `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]);
    const alone = await loginspec(...RESOLVE, ...options);
    const fed = await loginspecFed(JSON.stringify(attempt), ...RESOLVE, "--batch");
    for (const { code, stdout, stderr } of [alone, fed]) {
      assertEquals({ code, stderr }, { code: 0, stderr: "" });
      assertEquals(JSON.parse(stdout).outcome, outcome);
    }
  });
}

Deno.test("resolve --batch answers a line for each line, in order", async () => {
  const attempts = [
    { protocol: "imap", address: "127.0.1.1", login: "info" },
    { protocol: "xmpp", address: "127.0.1.1", login: "info", targetDomain: "client2.com" },
    { protocol: "xmpp", address: "127.0.1.1", login: "info", targetDomain: "nowhere.example" },
    { protocol: "ftp", address: "127.0.1.9", login: "info" },
  ];
  const { code, stdout } = await loginspecFed(
    attempts.map((attempt) => JSON.stringify(attempt)).join("\n"),
    ...RESOLVE,
    "--batch",
  );
  assertEquals(code, 0);
  assertEquals(stdout.trim().split("\n").map((line) => JSON.parse(line).outcome), [
    { kind: "opened", account: "info@client1.com" },
    { kind: "opened", account: "info@client2.com" },
    { kind: "refused", class: "stream" },
    { kind: "opened", account: "info@company.com" },
  ]);
});

for (
  const [title, line, says] of [
    ["no JSON", "{", /stdin:2: no JSON/],
    [
      "an unknown protocol",
      '{"protocol":"pop","address":"127.0.0.1","login":"x"}',
      /stdin:2: protocol/,
    ],
    [
      "a protocol without a login",
      '{"protocol":"lmtp","address":"127.0.0.1","login":"x"}',
      /stdin:2: protocol/,
    ],
    [
      "an unknown key",
      '{"protocol":"pop3","address":"127.0.0.1","login":"x","hots":"y"}',
      /stdin:2: .*hots/,
    ],
  ] as const
) {
  Deno.test(`resolve --batch names the line of ${title}`, async () => {
    const good = '{"protocol":"pop3","address":"127.0.0.1","login":"x"}';
    const { code, stderr } = await loginspecFed(`${good}\n${line}\n`, ...RESOLVE, "--batch");
    assertEquals(code, 2);
    assertMatch(stderr, says);
  });
}

Deno.test("resolve --batch ends silently where nobody reads on", async () => {
  const child = command([...RESOLVE, "--batch"], { stdin: "piped" }).spawn();
  await child.stdout.cancel();
  const writer = child.stdin.getWriter();
  const line = '{"protocol":"pop3","address":"127.0.0.1","login":"x"}\n';
  await writer.write(new TextEncoder().encode(line.repeat(500)));
  await writer.close();
  const stderr = await new Response(child.stderr).text();
  assertEquals({ ...await child.status, stderr }, {
    success: true,
    code: 0,
    signal: null,
    stderr: "",
  });
});

for (const address of ["999", "127.0.0", "localhost", ""]) {
  Deno.test(`resolve takes no ${JSON.stringify(address)} for an IP address`, async () => {
    const alone = await loginspec(
      ...RESOLVE,
      ...["--protocol", "pop3", "--address", address, "--login", "x"],
    );
    assertEquals({ code: alone.code, stdout: alone.stdout }, { code: 2, stdout: "" });
    assert(alone.stderr.includes("--address"), alone.stderr);
    const fed = await loginspecFed(
      `\n${JSON.stringify({ protocol: "pop3", address, login: "x" })}\n`,
      ...RESOLVE,
      "--batch",
    );
    assertEquals(fed.code, 2);
    assertMatch(fed.stderr, /stdin:2: address/);
  });
}
