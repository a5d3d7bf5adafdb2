import { assertEquals, assertRejects } from "@std/assert";
import { testAuthority } from "../fixtures/certificates/mod.ts";
import type { Deployment } from "../fixtures/deployment.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { certifiedDomain, identityOf } from "./certificates.ts";

/** The Domain certified for a server name on an address of the worked example, which has further host names. */
function certified(serverName: string | undefined, localAddress: string): string {
  const dns = {
    ...workedExample.dns,
    "both.example": ["127.0.0.1", "127.0.1.1"],
    "one.example": ["203.0.113.9", "127.0.1.1"],
    "away.example": ["203.0.113.9"],
  };
  return certifiedDomain({ ...workedExample, dns }, serverName, localAddress).name;
}

const ROWS: readonly (readonly [why: string, name: string | undefined, at: string, is: string])[] =
  [
    ["a Domain's name, on another's address", "client1.com", "127.0.0.1", "client1.com"],
    ["a Domain's name, wherever its host leads", "client2.com", "127.0.0.1", "client2.com"],
    ["a name in another letter case", "CLIENT2.Com", "127.0.1.1", "client2.com"],
    ["an alias", "mail.Client1.com", "127.0.0.1", "client1.com"],
    [
      "a host of the Main Domain's unassigned address",
      "SPARE.company.com",
      "127.0.1.1",
      "company.com",
    ],
    ["a host with an address elsewhere too", "one.example", "127.0.0.1", "client1.com"],
    ["a host of two Domains, on the first's address", "both.example", "127.0.0.1", "company.com"],
    ["a host of two Domains, on the second's address", "both.example", "127.0.1.1", "client1.com"],
    ["an unknown name, on an assigned address", "nobody.example", "127.0.1.1", "client1.com"],
    ["a host that leads elsewhere", "away.example", "127.0.1.1", "client1.com"],
    ["no name, on an assigned address", undefined, "127.0.1.1", "client1.com"],
    ["no name, on the Main Domain's address", undefined, "127.0.0.1", "company.com"],
    ["no name, on an unassigned address", undefined, "127.0.1.9", "company.com"],
    ["no name, on an IPv4-mapped address", undefined, "::ffff:127.0.1.1", "client1.com"],
    ["an empty name", "", "127.0.1.1", "client1.com"],
  ];

for (const [why, name, at, is] of ROWS) {
  Deno.test(`the certificate for ${why} is ${is}'s`, () => assertEquals(certified(name, at), is));
}

Deno.test("a certificate is asked for once, and again where it could not be had", async () => {
  const { forDomain } = await testAuthority();
  const asked: string[] = [];
  const certificate = (_: Deployment, domain: string) => {
    asked.push(domain);
    return asked.length === 1
      ? Promise.reject(new Error("not now"))
      : forDomain({ names: [domain], addresses: [] });
  };
  const { contextFor } = identityOf({ certificate }, () => workedExample);
  await assertRejects(() => contextFor("client1.com", "127.0.0.1"), Error, "not now");
  const first = await contextFor("client1.com", "127.0.0.1");
  assertEquals(await contextFor(undefined, "127.0.1.1") === first, true);
  await contextFor(undefined, "127.0.0.1");
  assertEquals(asked, ["client1.com", "client1.com", "company.com"]);
});

Deno.test("the Domain is the one of the moment (access.reconfigured)", async () => {
  const { forDomain } = await testAuthority();
  const asked: string[] = [];
  const certificate = (_: Deployment, domain: string) => {
    asked.push(domain);
    return forDomain({ names: [domain], addresses: [] });
  };
  let world = workedExample;
  const { contextFor } = identityOf({ certificate }, () => world);
  await contextFor("www.client2.com", "127.0.0.1");
  world = {
    ...world,
    domains: world.domains.map((domain) => ({
      ...domain,
      ...domain.name === "client2.com" && { aliases: ["www.client2.com"] },
    })),
  };
  await contextFor("www.client2.com", "127.0.0.1");
  assertEquals(asked, ["company.com", "client2.com"]);
});
