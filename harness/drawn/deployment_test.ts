import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { deploymentSvg } from "./deployment.ts";

const arrows = (svg: string) => svg.split("<path").length - 1;
const boxes = (svg: string) => svg.split("<rect").length - 1;

/** So many Domains, each with an address, and a record to the last of them. */
function wide(domains: number): Deployment {
  const [first] = workedExample.domains;
  const names = Array.from({ length: domains }, (_, at) => `d${at}.example`);
  return {
    ...workedExample,
    main: "d0.example",
    addresses: names.map((_, at) => `127.0.2.${at}`),
    domains: names.map((name, at) => ({
      ...first!,
      name,
      aliases: [],
      addresses: [`127.0.2.${at}`],
    })),
    routes: [{ from: "old.example", to: names.at(-1)! }],
  };
}

Deno.test("the worked example: three Domains, its addresses, and an arrow from each that is somebody's", () => {
  const svg = deploymentSvg(workedExample);
  assertEquals(boxes(svg), 3 + workedExample.addresses.length + workedExample.routes.length);
  for (const { name } of workedExample.domains) assertStringIncludes(svg, name);
  const assigned = workedExample.domains.flatMap(({ addresses }) => addresses);
  assertEquals(arrows(svg), assigned.length);
});

Deno.test("one Domain and twelve are drawn alike; of many more it says how many", () => {
  for (const count of [1, 12]) {
    const svg = deploymentSvg(wide(count));
    assertEquals([boxes(svg), arrows(svg)], [2 * count + 1, count + 1]);
  }
  assertStringIncludes(deploymentSvg(wide(20)), "and 6 Domains more");
});

Deno.test("nobody's address has no arrow, and says so", () => {
  const svg = deploymentSvg({ ...wide(2), addresses: ["127.0.2.0", "127.0.2.1", "127.0.9.9"] });
  assertStringIncludes(svg, "nobody's");
  assertEquals(arrows(svg), 3);
});

Deno.test("it is told in words too, holds no password, and no name breaks out of it", () => {
  const nasty = "a<b>&\"'\u0001\ud800";
  const [first, ...rest] = workedExample.domains;
  const world: Deployment = {
    ...workedExample,
    domains: [{ ...first!, aliases: [nasty] }, ...rest],
  };
  const svg = deploymentSvg(world);
  assertStringIncludes(svg, 'role="img"');
  assert(/<title>Deployment [^<]+<\/title><desc>[^<]{40,}<\/desc>/.test(svg));
  assert(!svg.includes("<b>"));
  const secrets = accountsOf(workedExample).map(({ account }) => account.password);
  assertEquals(secrets.filter((secret) => svg.includes(secret)), []);
});
