import { assert, assertEquals } from "@std/assert";
import { certificatesOf, testAuthority } from "../../fixtures/certificates/mod.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../../reference/mod.ts";
import { canariesOf, knownIn } from "../run/dial.ts";
import type { Client, Dial } from "../clients/client.ts";
import imapCurl from "../clients/imap_curl.ts";
import imapMbsync from "../clients/imap_mbsync.ts";
import pop3Curl from "../clients/pop3_curl.ts";
import pop3Mpop from "../clients/pop3_mpop.ts";
import { type Program, programClient } from "../clients/program.ts";
import { Transcript } from "../clients/transcript.ts";
import smtpCurl from "../clients/smtp_curl.ts";
import xmppSlixmpp from "../clients/xmpp_slixmpp.ts";

/** Programs with all that they say: mechanism and security. Where one is not installed its tests fail: nothing is skipped. */
const SAID: readonly (readonly [Client, readonly string[], readonly Security[]])[] = [
  [imapCurl, ["CRAM-MD5"], ["plain", "upgrade", "tls"]],
  [imapMbsync, ["SCRAM-SHA-1", "SCRAM-SHA-256"], ["plain"]],
  [pop3Curl, ["SASL LOGIN"], ["plain", "upgrade", "tls"]],
  [pop3Mpop, ["SCRAM-SHA-1", "SCRAM-SHA-256"], ["plain", "upgrade", "tls"]],
  [xmppSlixmpp, ["SCRAM-SHA-256"], ["plain", "upgrade", "tls"]],
];

const WITH_CERTIFICATE: readonly Client[] = [imapCurl, pop3Curl, smtpCurl, xmppSlixmpp];

const NAMES = [
  "info",
  "INFO@Client2.COM",
  "info%client2.com",
  "info%client2.com@company.com",
  "a@b@c",
  "@client2.com",
  "<@a.example:x@b.example>",
  "info@[127.0.1.1]",
  "info+detail@client2.com",
  "info%40client2.com",
  "in fo",
  " info ",
  "info=2C,x@client2.com",
  "#info;AUTH=x",
  '"info"@client2.com',
  "a\\b/c@client2.com",
];

const ACCOUNT = "info@client2.com";
const { password } = accountsOf(workedExample).find(({ fullName }) => fullName === ACCOUNT)!
  .account;

async function world() {
  const names: string[] = [];
  const [authority, foreign] = await Promise.all([testAuthority(), testAuthority()]);
  const server = await startReference(workedExample, {
    serve: ["pop3", "imap", "xmpp", "smtp"],
    tls: {
      certificate: certificatesOf(authority),
      clients: authority.certificate,
    },
    onLogin: ({ name }) => names.push(name),
  });
  const dial = (protocol: Dial["protocol"], security: Security, changes: Partial<Dial>): Dial => ({
    protocol,
    endpoint: server.endpoints.find((one) =>
      one.protocol === protocol && one.address === "127.0.0.1" &&
      one.security === (security === "tls" ? "tls" : "upgrade")
    )!,
    security,
    trust: { kind: "authorities", pem: [authority.certificate] },
    login: ACCOUNT,
    password,
    mechanism: "",
    ...protocol === "xmpp" ? { targetDomain: "client1.com" } : {},
    timeout: 15_000,
    accountOf: canariesOf(workedExample),
    accounts: knownIn(workedExample),
    transcript: new Transcript(),
    ...changes,
  });
  return { names, authority, foreign, dial, [Symbol.asyncDispose]: () => server.close() };
}

const kindOf = async (client: Client, dial: Dial) => {
  assert(client.says(dial), `${client.name} does not say ${dial.mechanism}`);
  const seen = await client.login(dial);
  const { claimed: _, proof: __, ...told } = seen.kind === "opened"
    ? seen
    : { ...seen, claimed: "", proof: "" };
  return { told, talk: dial.transcript.lines(dial) };
};

for (const [client, mechanisms, securities] of SAID) {
  for (const security of securities) {
    Deno.test(`${client.name} opens and is refused, ${security}`, async () => {
      await using there = await world();
      for (const mechanism of mechanisms) {
        const right = await kindOf(client, there.dial(client.protocol, security, { mechanism }));
        assertEquals(right.told, { kind: "opened", account: ACCOUNT }, mechanism);
        const order = { mechanism, password: "wrong-Password-1" };
        const { told, talk } = await kindOf(client, there.dial(client.protocol, security, order));
        assertEquals([told.kind, told.kind === "refused" && told.class], ["refused", "login"]);
        assert(talk.length >= 4, `the talk was not written down: ${talk.join("\n")}`);
        const all = JSON.stringify([told, talk]);
        assert(!all.includes("wrong-Password-1") && !all.includes(btoa("wrong-Password-1")), all);
      }
    });

    if (security === "plain") continue;
    Deno.test(`${client.name} trusts no certificate of another authority or name, ${security}`, async () => {
      await using there = await world();
      const [mechanism = ""] = mechanisms;
      const distrusted: readonly Partial<Dial>[] = [
        { trust: { kind: "authorities", pem: [there.foreign.certificate] } },
        { serverName: "elsewhere.example" },
      ];
      for (const changes of distrusted) {
        const order = there.dial(client.protocol, security, { mechanism, ...changes });
        const { told } = await kindOf(client, order);
        assertEquals(told.kind, "unclear", JSON.stringify(changes));
      }
      const named = there.dial(client.protocol, security, { mechanism, serverName: "client2.com" });
      assertEquals((await kindOf(client, named)).told.kind, "opened");
      assertEquals(there.names, [ACCOUNT], "nobody else came as far as a login");
    });
  }

  Deno.test(`${client.name}: the server gets every name that it says as it was typed`, async () => {
    await using there = await world();
    const [mechanism = ""] = mechanisms;
    let tried = 0;
    for (const login of NAMES) {
      const order = there.dial(client.protocol, "plain", { mechanism, login });
      if (!client.says(order)) continue;
      tried++;
      there.names.length = 0;
      await client.login(order);
      assertEquals(there.names, [login]);
    }
    assert(tried >= 10, `only ${tried} names were said`);
  });
}

for (const client of WITH_CERTIFICATE) {
  for (const security of ["upgrade", "tls"] as const) {
    Deno.test(`${client.name}: a certificate opens its account, and a foreign one none, ${security}`, async () => {
      await using there = await world();
      const order = async (by: "authority" | "foreign", authzid?: string) =>
        there.dial(client.protocol, security, {
          mechanism: "EXTERNAL",
          password: "",
          certificate: await there[by].forClient(ACCOUNT),
          ...authzid === undefined ? {} : { authzid },
        });
      for (const authzid of [undefined, "info%client2.com"]) {
        const dial = await order("authority", authzid);
        if (authzid === undefined && !client.says(dial)) continue;
        assertEquals((await kindOf(client, dial)).told, { kind: "opened", account: ACCOUNT });
      }
      const another = await kindOf(client, await order("authority", "info@client1.com"));
      assertEquals(another.told.kind, "refused");
      assertEquals((await kindOf(client, await order("foreign", ACCOUNT))).told.kind, "refused");
    });
  }
}

const SLEEPER: Program = {
  title: "sleep",
  protocol: "pop3",
  command: "sleep",
  version: { args: ["--version"], pattern: /(\d\S+)/ },
  mechanisms: ["USER"],
  says: () => true,
  call: () => ({ args: ["60"], files: { "a": "x" } }),
  offer: () => undefined,
  talk: { client: /^C/, server: /^S/ },
  refusal: () => undefined,
};

Deno.test("a program that does not end is killed in time, and leaves nothing", async () => {
  await using there = await world();
  const client = programClient(SLEEPER);
  const began = performance.now();
  const seen = await client.login(there.dial("pop3", "plain", { mechanism: "USER", timeout: 200 }));
  assertEquals(seen.kind, "unclear");
  assert(performance.now() - began < 5_000);
});

Deno.test("a program that is not installed says nothing", async () => {
  await using there = await world();
  const client = programClient({ ...SLEEPER, command: "no-such-program-here" });
  assert(!client.says(there.dial("pop3", "plain", { mechanism: "USER" })));
});
