import { assertEquals } from "@std/assert";
import type { Deployment } from "../../fixtures/deployment.ts";
import { deploy, knows, outcome, rows } from "./_deploy.ts";

const DEPLOYMENT = deploy({
  "company.com": { accounts: ["joe=joseph"] },
  "client1.com": { accounts: ["joe"], forwarders: [{ name: "f", to: "info@client2.com" }] },
});

rows("access.password", DEPLOYMENT, [
  [{ name: "info", proof: knows("info at company.com") }, "info@company.com"],
  [{ name: "info", proof: knows("info at client1.com") }, "refused: password"],
  [{ name: "info@client1.com", proof: knows("info at company.com") }, "refused: password"],
  [{ name: "info", proof: knows("INFO AT COMPANY.COM") }, "refused: password"],
  [{ name: "info", proof: knows(" info at company.com") }, "refused: password"],
  [{ name: "info", proof: knows("") }, "refused: password"],
  [{ name: "joseph", proof: knows("joe at company.com") }, "joe@company.com"],
  [{ name: "f@client1.com", proof: knows("info at client2.com") }, "info@client2.com"],
  [{ name: "f@client1.com", proof: knows("info at client1.com") }, "refused: password"],
], assertEquals);

const joe = knows("joe at company.com");
const as = (authzid: string, more = {}) => ({ name: "joe", proof: joe, authzid, ...more });

rows("access.authzid", DEPLOYMENT, [
  [as("joe"), "joe@company.com"],
  [as("JOE%company.com"), "joe@company.com"],
  [as("joseph"), "joe@company.com"],
  [as("info"), "refused: authzid"],
  [as("joe@client1.com"), "refused: authzid"],
  [as("nobody"), "refused: authzid"],
  [as("joe@unknown.example"), "refused: authzid"],
  [as(" joe"), "refused: authzid"],
  [as("joe", { proof: knows("x") }), "refused: password"],
  [as("joe", { name: "joe%company.com", localAddress: "192.0.0.2" }), "refused: authzid"],
  [
    as("joe", { name: "joe@company.com", protocol: "xmpp", hint: "client1.com" }),
    "refused: authzid",
  ],
  [as("joe", { protocol: "xmpp", hint: "company.com" }), "joe@company.com"],
], assertEquals);

/** The same deployment with the Domain client1.com, and its accounts, changed. */
function changed(domain: object, account: object = {}): Deployment {
  return {
    ...DEPLOYMENT,
    domains: DEPLOYMENT.domains.map((each) =>
      each.name === "client1.com"
        ? { ...each, ...domain, accounts: each.accounts.map((one) => ({ ...one, ...account })) }
        : each
    ),
  };
}

Deno.test("a service switched off for Domain or account refuses, and a disabled account does (access.service)", async () => {
  const table = [
    [changed({}), "pop3", "info@client1.com"],
    [changed({ services: ["imap"] }), "pop3", "refused: service"],
    [changed({ services: ["imap"] }), "imap", "info@client1.com"],
    [changed({}, { services: ["imap"] }), "pop3", "refused: service"],
    [changed({}, { services: ["imap"] }), "imap", "info@client1.com"],
    [changed({ services: ["pop3"] }, { services: ["imap"] }), "pop3", "refused: service"],
    [changed({ services: [] }), "web", "refused: service"],
    [changed({}, { enabled: false }), "imap", "refused: service"],
    // client.mapi: to the server it is an IMAP session
    [changed({}, { services: ["imap"] }), "mapi", "info@client1.com"],
    [changed({ services: ["mapi"] }), "mapi", "refused: service"],
  ] as const;
  for (const [deployment, protocol, expected] of table) {
    assertEquals(await outcome(deployment, { protocol, name: "info@client1.com" }), expected);
  }
});

Deno.test("the services are those of the account that is opened", async () => {
  const off = changed({ services: [] });
  assertEquals(await outcome(off, { name: "f@client1.com" }), "info@client2.com");
});

Deno.test("every refusal asks the proof once, an account or none (access.uniform)", async () => {
  const asked: string[] = [];
  const proof = { mechanism: "USER", accepts: (right: string) => !asked.push(right) };
  const names = ["info", "nobody", "info@unknown.example", "", "a@b@c"];
  for (const name of names) await outcome(DEPLOYMENT, { name, proof });
  assertEquals(asked.length, names.length);
  assertEquals(asked[0], "info at company.com");
  const passwords = DEPLOYMENT.domains.flatMap((each) => each.accounts.map((one) => one.password));
  assertEquals(
    asked.slice(1).filter((right) => right.length < 30 || passwords.includes(right)),
    [],
  );
});

Deno.test("a proof that fits everything opens nothing where there is no account", async () => {
  assertEquals(await outcome(DEPLOYMENT, { name: "nobody" }), "refused: account");
});
