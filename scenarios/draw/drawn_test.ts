import { assert, assertEquals, assertGreater, assertNotEquals } from "@std/assert";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { readDeployment } from "../../fixtures/read_deployment.ts";
import { build, drawDeployment } from "./deployment.ts";
import { BLUEPRINTS } from "./blueprint.ts";
import fc from "fast-check";

const many = Array.from({ length: 200 }, (_, number) => drawDeployment(7, number).value);

Deno.test("a deployment depends on its seed and number alone", () => {
  assertEquals(drawDeployment(7, 3).value, drawDeployment(7, 3).value);
  assertNotEquals(drawDeployment(7, 3).value.domains, drawDeployment(7, 4).value.domains);
  assertNotEquals(drawDeployment(7, 3).value.domains, drawDeployment(8, 3).value.domains);
});

Deno.test("every drawn deployment is one that the loader takes", () => {
  for (const deployment of many) {
    const reading = readDeployment(JSON.stringify(deployment), `${deployment.name}.json`);
    assertEquals(reading, { kind: "read", deployment });
  }
});

Deno.test("every blueprint builds a deployment that the loader takes", () => {
  fc.assert(
    fc.property(BLUEPRINTS.any, (blueprint) => {
      const reading = readDeployment(JSON.stringify(build(blueprint, "any")), "any.json");
      assertEquals(reading.kind, "read");
    }),
    { numRuns: 150, seed: 11 },
  );
});

Deno.test("at least half of the deployments have three Domains or more", () => {
  assertGreater(many.filter(({ domains }) => domains.length >= 3).length, many.length / 2);
});

Deno.test("accounts have passwords of their own, but for a namesake now and then", () => {
  let shared = 0;
  for (const deployment of many) {
    const byPassword = Map.groupBy(accountsOf(deployment), ({ account }) => account.password);
    for (const owners of byPassword.values()) {
      assert(new Set(owners.map(({ account }) => account.name)).size === 1);
      if (owners.length > 1) shared++;
    }
  }
  assertGreater(shared, 5);
});

/** What the suite needs to meet often: each in at least so many of a hundred deployments. */
const FREQUENT: readonly (readonly [string, number, (deployment: Deployment) => boolean])[] = [
  ["namesakes", 75, (deployment) => {
    const names = accountsOf(deployment).map(({ account }) => account.name);
    return new Set(names).size < names.length;
  }],
  [
    "a Domain with several addresses",
    40,
    ({ domains }) => domains.some(({ addresses }) => addresses.length > 1),
  ],
  [
    "a Domain without an address",
    40,
    ({ domains }) => domains.some(({ addresses }) => addresses.length === 0),
  ],
  [
    "an address of nobody's",
    50,
    ({ domains, addresses }) =>
      addresses.length > domains.flatMap((domain) => domain.addresses).length,
  ],
  ["a host name that shares an address", 40, ({ dns }) => {
    const firsts = Object.values(dns).map(([address]) => address);
    return new Set(firsts).size < firsts.length;
  }],
  ["an empty Router table", 50, ({ routes }) => routes.length === 0],
  ["records", 15, ({ routes }) => routes.length > 0],
  [
    "a password over 72 bytes",
    30,
    (deployment) => accountsOf(deployment).some(({ account }) => account.password.length > 72),
  ],
  [
    "a Domain inside another",
    20,
    ({ domains }) =>
      domains.some(({ name }) => domains.some((other) => other.name.endsWith(`.${name}`))),
  ],
];

for (const [what, least, shows] of FREQUENT) {
  Deno.test(`of 100 deployments at least ${least} have ${what}`, () => {
    assertGreater(100 * many.filter(shows).length / many.length, least);
  });
}

Deno.test("simpler deployments come down to one Domain, one account, one address, no records", () => {
  let smallest = drawDeployment(7, 1);
  for (;;) {
    const [next] = smallest.shrinks();
    if (!next) break;
    smallest = next;
  }
  const { domains, addresses, routes } = smallest.value;
  assertEquals([domains.length, accountsOf(smallest.value).length, addresses.length], [1, 1, 1]);
  assertEquals(routes, []);
  assertNotEquals(smallest.value.name, "d-7-1");
});
