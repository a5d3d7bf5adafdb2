import { assertEquals } from "@std/assert";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Recipients } from "../session.ts";
import { ANY, deploy, outcome } from "./_deploy.ts";
import { directoryOf, type Policy, referencePolicy } from "./mod.ts";

const LOOP = { name: "round", to: "round@client1.com" };
const AWAY = { name: "away", to: "info@elsewhere.example" };
const JOHNS = { name: "johns", to: "john@client2.com" };
const TO_TEAM = { name: "all", to: "team@client1.com" };

const DEPLOYMENT = without(
  "gone@client2.com",
  deploy({
    "company.com": { accounts: ["joe=joseph"], aliases: ["mail.company.com"] },
    "client1.com": {
      aliases: ["mail.client1.com"],
      addresses: ["192.0.0.2"],
      accounts: ["ann=anna"],
      forwarders: [LOOP, AWAY, JOHNS, TO_TEAM],
      groups: [
        "team=ann,john@client2.com,Anna@mail.client1.com,joseph@company.com",
        "some=nobody,ann,away,gone@client2.com",
        "nobody-here=away,gone@client2.com,nobody",
        "empty",
        "one=two@client1.com",
        "two=one,info",
        "own=own",
        "far=x@elsewhere.example",
      ],
      lists: ["news=team,all,info%client2.com", "lost=gone@client2.com,ghost"],
    },
    "client2.com": { accounts: ["john", "gone"] },
  }, [
    "old.example = client2.com",
    "*.old.example = client2.com",
    "<*@older.example> = *@client1.com",
    "<sales@client1.com> = john@client2.com",
    "<ann@company.com> = team@client1.com",
    "joes.example = joe.local",
    "sent.example = elsewhere.example",
    "circle.example = circle2.example",
    "circle2.example = circle.example",
  ]),
);

/** The same with one account disabled. */
function without(name: string, deployment: Deployment): Deployment {
  return {
    ...deployment,
    domains: deployment.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({
        ...account,
        // What is off for a login is not off for mail.
        services: ["web" as const],
        enabled: `${account.name}@${domain.name}` !== name,
      })),
    })),
  };
}

function sentTo(address: string, policy: Policy = referencePolicy): Recipients {
  return policy.recipients(directoryOf(DEPLOYMENT), address);
}

const shown = (to: Recipients) => to.kind === "here" ? to.accounts.join(" ") : to.because;

const TEAM = "ann@client1.com john@client2.com joe@company.com";

const ROWS: readonly (readonly [about: string, address: string, leads: string])[] = [
  ["an account", "ann@client1.com", "ann@client1.com"],
  ["letter case", "ANN@Client1.COM", "ann@client1.com"],
  ["an Account alias", "anna@client1.com", "ann@client1.com"],
  ["an alias in another Domain", "anna@client2.com", "unknown"],
  ["a Domain alias", "info@mail.client1.com", "info@client1.com"],
  ["a Domain record", "john@old.example", "john@client2.com"],
  ["a wildcard record", "john@very.old.example", "john@client2.com"],
  ["a wildcard account record", "anna@older.example", "ann@client1.com"],
  ["an account record", "sales@client1.com", "john@client2.com"],
  ["a unified account", "whoever@joes.example", "joe@company.com"],
  ["a Forwarder", "johns@client1.com", "john@client2.com"],
  ["a percent sign", "info%client2.com", "info@client2.com"],
  ["a percent sign in the Main Domain", "info%client2.com@company.com", "info@client2.com"],
  ["the same in its alias", "info%client2.com@mail.company.com", "info@client2.com"],
  ["the same in a secondary Domain", "info%client2.com@client1.com", "unknown"],
  ["an address of the server's", "info@[192.0.0.2]", "info@client1.com"],
  ["an address of another server's", "info@[203.0.113.9]", "remote"],
  ["a Group", "team@client1.com", TEAM],
  ["a Group behind a Forwarder", "all@client1.com", TEAM],
  ["a Group behind a record", "ann@company.com", TEAM],
  ["a list of Groups", "news@client1.com", `${TEAM} info@client2.com`],
  ["a Group some of whose members lead nowhere", "some@client1.com", "ann@client1.com"],
  ["a Group all of whose members lead nowhere", "nobody-here@client1.com", "remote"],
  ["a list of disabled and unknown members", "lost@client1.com", "disabled"],
  ["a Group with a member elsewhere", "far@client1.com", "remote"],
  ["an empty Group", "empty@client1.com", "unknown"],
  ["Groups in a cycle", "one@client1.com", "info@client1.com"],
  ["a Group of itself", "own@client1.com", "loop"],
  ["an unknown account", "nobody@client1.com", "unknown"],
  ["no object's name", "a b@client1.com", "unknown"],
  ["a disabled account", "gone@client2.com", "disabled"],
  ["a Domain that is not served", "info@elsewhere.example", "remote"],
  ["a remote Forwarder", "away@client1.com", "remote"],
  ["a record that leads outside", "info@sent.example", "remote"],
  ["a Forwarder in a loop", "round@client1.com", "loop"],
  ["records in a loop", "info@circle.example", "loop"],
  ["a name without a Domain", "info", "unknown"],
  ["postmaster where nobody is", "PostMaster", "unknown"],
  ["two separators", "info@client1.com@client2.com", "unknown"],
  ["nothing", "", "unknown"],
  ["an empty account part", "@client1.com", "unknown"],
];

for (const [about, address, leads] of ROWS) {
  Deno.test(`mail by ${about} goes to ${leads}: ${address}`, () => {
    assertEquals(shown(sentTo(address)), leads);
  });
}

Deno.test("postmaster alone is the Main Domain's", () => {
  const world = directoryOf(deploy({ "company.com": { accounts: ["joe=postmaster"] } }));
  const to = referencePolicy.recipients(world, "Postmaster");
  assertEquals(shown(to), "joe@company.com");
});

Deno.test("mail goes where a login leads, service or not (route.same-as-delivery)", async () => {
  const served: Deployment = {
    ...DEPLOYMENT,
    domains: DEPLOYMENT.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map(({ services: _, ...account }) => account),
    })),
  };
  for (const [, address] of ROWS) {
    const opened = await outcome(served, { name: address, proof: ANY });
    if (!opened.startsWith("refused") && /[@%]/.test(address)) {
      assertEquals(shown(sentTo(address)), opened, address);
    }
  }
});

Deno.test("a policy that is different in one part is so for mail too", () => {
  const policy: Policy = { ...referencePolicy, byAccountAlias: () => undefined };
  assertEquals(shown(sentTo("anna@client1.com", policy)), "unknown");
});
