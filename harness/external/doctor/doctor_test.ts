import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Socket } from "node:net";
import { accountsOf } from "../../../fixtures/deployment.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { type Policy, referencePolicy } from "../../../reference/mod.ts";
import { refused } from "../../../reference/policy/policy.ts";
import { exitOf } from "../../cli/doctor.ts";
import { examined, referenceThere, serverThere, type Written } from "./_examined.ts";
import type { Finding } from "./finding.ts";
import { examine } from "./mod.ts";

/** What is not ok, in one line each: stage, grade, what was found, what to do. */
const wrong = (findings: readonly Finding[]) =>
  findings.filter(({ grade }) => grade !== "ok" && grade !== "skipped")
    .map(({ stage, grade, says, mend = "" }) => `${stage} ${grade}: ${says}. ${mend}`);

function assertNoPassword(findings: readonly Finding[]) {
  const text = JSON.stringify(findings);
  for (const { account } of accountsOf(workedExample)) assert(!text.includes(account.password));
}

for (
  const [protocol, security] of [
    ["imap", "upgrade"],
    ["pop3", "tls"],
    ["ftp", "upgrade"],
    ["xmpp", "upgrade"],
    ["ximss", "tls"],
    ["web", "plain"],
    ["smtp", "upgrade"],
    ["ldap", "upgrade"],
    ["pwd", "plain"],
  ] as const
) {
  Deno.test(`of a server that is right nothing is to be mended: ${protocol} ${security}`, async () => {
    await using there = await referenceThere(protocol, security);
    const findings = await examined(there.endpoints, { authority: there.authority });
    assertEquals(wrong(findings), []);
    assertEquals(exitOf(findings), 0);
    assertNoPassword(findings);
    const stages = new Set(findings.map(({ stage }) => stage));
    for (const stage of ["file", "reach", "greeting", "login", "identity", "lockout"] as const) {
      assert(stages.has(stage), `${stage} was not looked at`);
    }
    assertEquals(stages.has("tls"), security !== "plain");
  });
}

Deno.test("a file that cannot be read is told with the place, and nothing is dialled", async () => {
  const findings = await examined([{
    protocol: "imap",
    host: "127.0.0.1",
    port: 70000,
    security: "plain",
  }]);
  assertMatch(wrong(findings).join("\n"), /^file failed: .*there\.json:1:\d+: `port` is too large/);
  assertEquals(exitOf(findings), 2);
});

Deno.test("a command that makes no server is told, with what it says", async () => {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-doctor-" });
  try {
    const path = `${folder}/any.yaml`;
    await Deno.writeTextFile(
      path,
      "provision: echo no server today >&2; exit 1\nprotocols: [imap]\n",
    );
    const findings = await examine(path, { timeout: 5_000, tell() {} });
    assertMatch(wrong(findings).join("\n"), /^reach failed: .*no server today.* run the command/s);
    assertEquals(exitOf(findings), 4);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("of a server without a login there is nothing more to look at", async () => {
  await using there = await serverThere("lmtp", say("220 mail ready\r\n"));
  const findings = await examined(there.endpoints);
  assertEquals(wrong(findings), []);
});

Deno.test("a port where nobody listens is told from one where nobody answers", async () => {
  let endpoints: readonly Written[] = [];
  {
    await using gone = await serverThere("imap", () => {});
    endpoints = gone.endpoints;
  }
  const findings = await examined(endpoints);
  assertMatch(wrong(findings).join("\n"), /^reach failed: the connection is refused/);
  assertEquals(exitOf(findings), 4);
});

const say = (text: string) => (socket: Socket) => {
  socket.write(text);
};

/** A byte now and then, for as long as anybody listens. */
function drip(socket: Socket) {
  const timer = setInterval(() => socket.write("*"), 20);
  socket.on("close", () => clearInterval(timer));
}

/** As much as the other side takes, for as long as it does. */
function flood(socket: Socket) {
  const more = () => {
    while (!socket.destroyed && socket.write("\x00garbage\x01".repeat(1000)));
  };
  socket.on("drain", more);
  more();
}

const GREETINGS:
  readonly (readonly [string, "pop3" | "smtp" | "ftp", (s: Socket) => void, RegExp])[] = [
    [
      "an IMAP server",
      "pop3",
      say("* OK ready\r\n"),
      /this is IMAP on the port that the file gives as POP3\. write protocol: imap/,
    ],
    ["an SSH server", "smtp", say("SSH-2.0-x\r\n"), /this is SSH .*\. correct `port`/],
    ["an SMTP server", "ftp", say("220 mail ESMTP\r\n"), /this is SMTP on the port .* as FTP/],
    ["a silent server", "pop3", () => {}, /takes the connection, and says nothing/],
    ["a server that drips", "pop3", drip, /begins to speak, and does not come to an end/],
    ["a server of garbage", "pop3", flood, /says much, and nothing that is known/],
    ["a server that closes at once", "pop3", (socket) => socket.end(), /closes the connection/],
    ["a greeting that nobody knows", "pop3", say("hello\r\n"), /what it says is not known as POP3/],
  ];

for (const [title, protocol, serve, expected] of GREETINGS) {
  Deno.test(`${title} is told for what it is, in bounded time`, async () => {
    await using there = await serverThere(protocol, serve);
    const began = performance.now();
    const findings = await examined(there.endpoints, { timeout: 400 });
    assert(performance.now() - began < 3_000);
    assertMatch(wrong(findings).join("\n"), expected);
    assertEquals(exitOf(findings), 5);
  });
}

Deno.test("a port that speaks TLS at once is told, and one that does not", async () => {
  await using secured = await referenceThere("imap", "tls");
  const clear = secured.endpoints.map((one) => ({ ...one, security: "upgrade" as const }));
  const { authority } = secured;
  assertMatch(
    wrong(await examined(clear, { authority, timeout: 700 })).join("\n"),
    /^greeting failed: this port speaks TLS at once\. write security: tls/,
  );
  await using plain = await referenceThere("imap", "upgrade");
  const tls = plain.endpoints.map((one) => ({ ...one, security: "tls" as const }));
  assertMatch(
    wrong(await examined(tls, { authority: plain.authority, timeout: 700 })).join("\n"),
    /^greeting failed: this port does not speak TLS at once\. write security: upgrade or plain/,
  );
});

Deno.test("a server without STARTTLS is told", async () => {
  await using there = await serverThere("pop3", (socket) => {
    socket.write("+OK\r\n");
    socket.on("data", () => socket.write("-ERR what?\r\n"));
  }, "upgrade");
  assertMatch(
    wrong(await examined(there.endpoints, { timeout: 700 })).join("\n"),
    /^tls failed: the server does not upgrade to TLS here: STLS was answered by -ERR what\?\. switch/,
  );
});

Deno.test("a server that greets and is silent then ends the look in bounded time", async () => {
  for (const security of ["upgrade", "plain"] as const) {
    await using there = await serverThere("imap", say("* OK ready\r\n"), security);
    const began = performance.now();
    const findings = await examined(there.endpoints, { timeout: 300 });
    assert(performance.now() - began < 3_000);
    assertMatch(wrong(findings).join("\n"), /failed: .*no answer within 300 ms/);
  }
});

Deno.test("what is wrong with a certificate is told, with what to write", async () => {
  await using there = await referenceThere("imap", "tls");
  const [first] = there.endpoints;
  assert(first);
  const of = async (keys: Record<string, unknown>) =>
    wrong(await examined([first], keys)).join("\n");
  assertMatch(
    await of({}),
    /none of the authorities .* signed .*\. write ca: .* or pin: [0-9a-f]{64}/,
  );
  assertMatch(
    await of({ authority: there.authority, serverName: "elsewhere.example" }),
    /the certificate is not for elsewhere\.example, but for .*\. write serverName:/,
  );
  assertMatch(await of({ pin: "ab".repeat(32) }), /not the pinned one\. .* pin: [0-9a-f]{64}/);
  const insecure = await examined([first], { insecure: true });
  assertMatch(wrong(insecure).join("\n"), /^tls warning: .* no certificate is checked/);
  assertEquals(exitOf(insecure), 0);
});

/** The worked example, where info@client2.com is told by something else, or has another password. */
const with2 = (changes: Record<string, unknown>) => ({
  ...workedExample,
  domains: workedExample.domains.map((domain) =>
    domain.name !== "client2.com" ? domain : {
      ...domain,
      accounts: domain.accounts.map((account) =>
        account.name === "info" ? { ...account, ...changes } : account
      ),
    }
  ),
});

const ACCOUNTS: readonly (readonly [string, unknown, RegExp])[] = [
  [
    "a password that is not the account's",
    with2({ password: "not-this-one" }),
    /^login failed: it is refused: .*\. correct its password/,
  ],
  [
    "a canary of another deployment's",
    { ...workedExample, name: "another" },
    /^login failed: logged in, but saw a canary of no account here\. put a message .*: Canary [0-9a-f]{24} of the account info@/m,
  ],
];

for (const [title, deployment, expected] of ACCOUNTS) {
  Deno.test(`${title} is told, and no password`, async () => {
    await using there = await referenceThere("pop3", "upgrade");
    const findings = await examined(there.endpoints, { authority: there.authority, deployment });
    assertMatch(wrong(findings).join("\n"), expected);
    assertEquals(exitOf(findings), 5);
    assertNoPassword(findings);
  });
}

Deno.test("an account that shows a text of its own is told by it", async () => {
  await using there = await referenceThere("pop3", "upgrade");
  const text = "of the account info@client2.com";
  const findings = await examined(there.endpoints, {
    authority: there.authority,
    deployment: { ...with2({ canary: { text } }), name: "another" },
  });
  assertEquals(
    findings.filter(({ stage, grade }) => stage === "login" && grade === "ok")
      .map(({ at, says }) => `${at} ${says}`),
    ["info@client2.com opens over pop3, told by its own text"],
  );
});

Deno.test("accounts that nothing tells apart are told before a login", async () => {
  await using there = await referenceThere("pop3", "upgrade");
  const same = workedExample.domains[0]?.accounts[0]?.password;
  const { authority } = there;
  assertMatch(
    wrong(
      await examined(there.endpoints, {
        authority,
        deployment: with2({ password: same, canary: "none" }),
      }),
    ).join("\n"),
    /^identity warning: they have the same password: that does not tell them apart\. /m,
  );
});

const counting = (most: number, whom: (login: { readonly name: string }) => string): Policy => {
  const failures = new Map<string, number>();
  return {
    ...referencePolicy,
    async admit(world, login) {
      const key = whom(login);
      const failed = failures.get(key) ?? 0;
      const decision = failed >= most
        ? refused("password")
        : await referencePolicy.admit(world, login);
      if (decision.kind === "refused") failures.set(key, failed + 1);
      return decision;
    },
  };
};

Deno.test("a server that locks the account is told, with whom it shuts out", async () => {
  await using there = await referenceThere("imap", "upgrade", {
    policy: counting(2, ({ name }) => name),
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(
    wrong(findings).join("\n"),
    /^lockout failed: it is locked behind 3 wrong passwords; \S+ still opens\. .*perAccount/,
  );
});

Deno.test("a server that locks the client out is told, and a file that allows fewer spares it", async () => {
  const locking = () => ({ policy: counting(2, () => "all") });
  await using there = await referenceThere("imap", "upgrade", locking());
  const { authority } = there;
  assertMatch(
    wrong(await examined(there.endpoints, { authority })).join("\n"),
    /^lockout failed: behind 3 wrong passwords this client is shut out\. .*perAddress/,
  );
  await using spared = await referenceThere("imap", "upgrade", locking());
  assertEquals(
    wrong(
      await examined(spared.endpoints, {
        authority: spared.authority,
        limits: { failures: { perAddress: 2 } },
      }),
    ),
    [],
  );
});

Deno.test("an address behind NAT that the file has wrong is told, with the right one", async () => {
  await using there = await referenceThere("imap", "upgrade");
  const endpoints = there.endpoints.filter(({ host }) => host === "127.0.1.1")
    .map((one) => ({ ...one, address: "127.0.0.1" }));
  assertMatch(
    wrong(await examined(endpoints, { authority: there.authority })).join("\n"),
    /^address warning: the simple name info opens info@client1\.com; on 127\.0\.0\.1 it should open info@company\.com\. .*\(127\.0\.1\.1\?\)/,
  );
});

Deno.test("where no login may fail the right ones are made, and one that is wrong is the last", async () => {
  await using there = await referenceThere("imap", "upgrade");
  const { authority } = there;
  const limits = { failures: { perAccount: 0, perAddress: 1 } };
  const right = await examined(there.endpoints, { authority, limits });
  const opening = (findings: readonly Finding[]) =>
    findings.filter(({ stage, grade }) => stage === "login" && grade === "ok").length;
  assertEquals(wrong(right), []);
  assertEquals(opening(right), accountsOf(workedExample).length);
  assertEquals(right.at(-1)?.says, "not tried: the file allows no failed login");
  const [first] = accountsOf(workedExample);
  const deployment = {
    ...workedExample,
    domains: workedExample.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) =>
        account === first?.account ? { ...account, password: "not-this-one" } : account
      ),
    })),
  };
  const found = await examined(there.endpoints, { authority, limits, deployment });
  assertEquals(opening(found), 0);
  assertEquals(wrong(found).length, 1);
});

Deno.test("a server that takes full names alone is warned of, and is not asked more often than may be", async () => {
  const asked: string[] = [];
  await using there = await referenceThere("imap", "upgrade", {
    policy: {
      ...referencePolicy,
      admit(world, login) {
        if (login.name.includes("@")) return referencePolicy.admit(world, login);
        asked.push(login.name);
        return Promise.resolve(refused("account"));
      },
    },
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(
    wrong(findings).join("\n"),
    /^address warning: the simple name info opens nothing that was tried; it should open info@/,
  );
  assertEquals(exitOf(findings), 0);
  assert(asked.length > 1 && asked.length <= 3 * 3, asked.join(" "));
});

Deno.test("a server that opens by any password is told", async () => {
  await using there = await referenceThere("pop3", "upgrade", {
    policy: {
      ...referencePolicy,
      admit: (world, login) =>
        referencePolicy.admit(world, { ...login, proof: { ...login.proof, accepts: () => true } }),
    },
  });
  const findings = await examined(there.endpoints, { authority: there.authority });
  assertMatch(wrong(findings).join("\n"), /^lockout failed: a wrong password opens it/m);
});
