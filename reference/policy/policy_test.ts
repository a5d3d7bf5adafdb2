import { assertEquals, assertNotEquals } from "@std/assert";
import type { Domain } from "../../fixtures/deployment.ts";
import { deploy, knows, outcome } from "./_deploy.ts";
import { addressee, directoryOf, type Login, type Policy, referencePolicy } from "./mod.ts";

const DEPLOYMENT = deploy({
  "company.com": { accounts: ["joe=joseph"], groups: ["staff"] },
  "client1.com": {
    aliases: ["mail.client1.com"],
    addresses: ["192.0.0.3", "192.0.0.2"],
    accounts: ["only"],
    forwarders: [{ name: "joe", to: "joe@far.example" }],
  },
}, [
  "<info@client2.com> = joe@company.com",
  "<info@client2.com> = only@client1.com",
  "client9.com = joe.local",
  ...Array.from({ length: 101 }, (_, n) => `d${n}.example = d${n + 1}.example`),
  "d101.example = company.com",
]);

const base = referencePolicy;

/** Policies that are wrong in one way: each differs from the reference in one function. */
const WRONG: Readonly<Record<string, readonly [Partial<Policy>, Partial<Login>, string]>> = {
  "% is no separator": [
    { split: (name) => name.includes("@") ? base.split(name) : { kind: "simple", account: name } },
    { name: "info%client1.com" },
    "refused: name",
  ],
  "an empty domain is no domain": [
    {
      split: (name) =>
        /^[^@%]+[@%]$/.test(name)
          ? { kind: "simple", account: name.slice(0, -1) }
          : base.split(name),
    },
    { name: "info@" },
    "info@company.com",
  ],
  "a trailing dot is cut": [
    { findDomain: (world, name) => base.findDomain(world, name.replace(/\.$/, "")) },
    { name: "info@client1.com." },
    "info@client1.com",
  ],
  "+detail is cut": [
    {
      findObject: (world, domain, name) => base.findObject(world, domain, name.replace(/\+.*/, "")),
      locate(world, routed) {
        return base.locate.call(this, world, {
          ...routed,
          account: routed.account.replace(/\+.*/, ""),
        });
      },
    },
    { name: "info+x" },
    "info@company.com",
  ],
  "blanks are trimmed": [
    { qualify: (world, login) => base.qualify(world, { ...login, name: login.name.trim() }) },
    { name: " info " },
    "info@company.com",
  ],
  "the address is ignored": [
    { domainOfAddress: (world) => world.main },
    { localAddress: "192.0.0.2" },
    "info@company.com",
  ],
  "the address wins over the name": [
    {
      qualify(world, login) {
        const name = base.qualify.call(this, world, login);
        const domain = this.domainOfAddress(world, login.localAddress);
        return name.kind === "name" && domain ? { ...name, domain: domain.name } : name;
      },
    },
    { name: "info@company.com", localAddress: "192.0.0.2" },
    "info@client1.com",
  ],
  "only the first assigned address counts": [
    {
      domainOfAddress: (world, address) =>
        world.deployment.domains.find((domain: Domain) => domain.addresses[0] === address) ??
          world.main,
    },
    { localAddress: "192.0.0.2" },
    "info@company.com",
  ],
  "no fallback to the Main Domain": [
    { domainOfAddress: (world, address) => world.addresses.get(address) },
    { localAddress: "192.0.0.9" },
    "refused: domain",
  ],
  "the XMPP target is ignored": [
    { domainForSimple: (world, login) => base.domainOfAddress(world, login.localAddress)?.name },
    { protocol: "xmpp", hint: "client1.com" },
    "info@company.com",
  ],
  "any target is served": [
    { serves: () => true },
    { protocol: "xmpp", hint: "unknown.example", name: "info@client1.com" },
    "info@client1.com",
  ],
  "a unified target is served": [
    { isServed: () => true },
    { protocol: "xmpp", hint: "client9.com" },
    "joe@company.com",
  ],
  "nothing is routed": [
    { route: (_world, name) => ({ ...name, kind: "routed", trail: [] }) },
    { name: "joseph" },
    "refused: object",
  ],
  "loops have no limit": [{ rewriteLimit: 1000 }, { name: "info@d0.example" }, "info@company.com"],
  "the last record wins": [
    {
      findRecord: (world, name) =>
        base.findRecord({ ...world, records: world.records.toReversed() }, name),
    },
    { name: "info@client2.com" },
    "only@client1.com",
  ],
  "a record does not shadow an account": [
    { byRecord: () => undefined },
    { name: "info@client2.com" },
    "info@client2.com",
  ],
  "Domain aliases are skipped": [
    {
      byDomainAlias: () => undefined,
      findDomain: (world, name) => {
        const entry = base.findDomain(world, name);
        return entry?.alias ? undefined : entry;
      },
    },
    { name: "info@mail.client1.com" },
    "refused: domain",
  ],
  "Account aliases are skipped": [
    { byAccountAlias: () => undefined },
    { name: "joseph" },
    "refused: object",
  ],
  "a remote route opens the local account": [
    {
      locate(world, routed) {
        const there = this.findDomain(world, routed.domain) ? routed.domain : world.main.name;
        return base.locate.call(this, world, { ...routed, domain: there });
      },
    },
    { name: "joe@client1.com" },
    "joe@company.com",
  ],
  "any Domain that has the account": [
    {
      locate(world, routed) {
        const tries = world.deployment.domains.map(({ name }) =>
          base.locate.call(this, world, { ...routed, domain: name })
        );
        return tries.find(({ kind }) => kind === "found") ?? tries[0] ?? base.locate(world, routed);
      },
    },
    { name: "only" },
    "only@client1.com",
  ],
  "account names are told apart by letter case": [
    {
      findObject(world, domain, name) {
        const object = base.findObject(world, domain, name);
        return object?.kind === "account" && object.account.name !== name ? undefined : object;
      },
    },
    { name: "INFO" },
    "refused: account",
  ],
  "the namesake's password is accepted": [
    {
      checkPassword(world, found, proof) {
        const namesake = this.findObject(world, world.main, found.account.name);
        return namesake?.kind === "account" && proof.accepts(namesake.account.password);
      },
    },
    { name: "info@client1.com", proof: knows("info at company.com") },
    "info@client1.com",
  ],
  "the password is not checked after a route": [
    {
      checkPassword: (world, found, proof) =>
        found.trail.length > 0 || base.checkPassword(world, found, proof),
    },
    { name: "joseph", proof: knows("wrong") },
    "joe@company.com",
  ],
  "a foreign authorization identity is accepted": [
    { checkAuthzid: () => true },
    { name: "joe", authzid: "info" },
    "joe@company.com",
  ],
  "an equal authorization identity is refused": [
    { checkAuthzid: () => false },
    { name: "joe", authzid: "joe" },
    "refused: authzid",
  ],
  "the authorization identity is taken as the name": [
    {
      admit: (world, { authzid, ...login }) =>
        base.admit(world, { ...login, name: authzid ?? login.name }),
    },
    { name: "joe", authzid: "info" },
    "info@company.com",
  ],
};

for (const [fault, [part, login, expected]] of Object.entries(WRONG)) {
  Deno.test(`a policy with a part replaced decides by that part: ${fault}`, async () => {
    assertNotEquals(await outcome(DEPLOYMENT, login), expected, "the reference");
    assertEquals(await outcome(DEPLOYMENT, login, { ...base, ...part }), expected);
  });
}

Deno.test("a disabled account opens where the part that looks at it is replaced", async () => {
  const deployment = {
    ...DEPLOYMENT,
    domains: DEPLOYMENT.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({ ...account, enabled: false })),
    })),
  };
  const lax: Policy = { ...base, checkService: () => true };
  assertEquals(await outcome(deployment, {}), "refused: service");
  assertEquals(await outcome(deployment, {}, lax), "info@company.com");
});

Deno.test("mail and signals reach the account that a login opens (route.same-as-delivery)", () => {
  const world = directoryOf(DEPLOYMENT);
  const table = [
    ["joseph%company.com", "joe@company.com"],
    ["INFO@mail.client1.com", "info@client1.com"],
    ["any@client9.com", "joe@company.com"],
    ["joe@client1.com", undefined],
    ["staff@company.com", undefined],
    ["info@far.example", undefined],
    ["info@d0.example", undefined],
    ["info", undefined],
    ["", undefined],
  ] as const;
  for (const [address, account] of table) {
    assertEquals(addressee(base, world, address), account, address);
  }
});
