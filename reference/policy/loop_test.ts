import { assertEquals } from "@std/assert";
import { deploy, outcome, rows } from "./_deploy.ts";

/** A chain of so many records, the last of which leads to client1.com. */
function chain(length: number): string[] {
  return Array.from(
    { length },
    (_, n) => `d${n}.example = ${n + 1 < length ? `d${n + 1}.example` : "client1.com"}`,
  );
}

Deno.test("100 rewrites are well, and 101 are a loop", async () => {
  assertEquals(
    await outcome(deploy({}, chain(100)), { name: "info@d0.example" }),
    "info@client1.com",
  );
  assertEquals(await outcome(deploy({}, chain(101)), { name: "info@d0.example" }), "refused: loop");
});

Deno.test("an address that stands for a Domain is no rewrite", async () => {
  const last = "d99.example = [192.0.0.2]";
  const deployment = deploy({}, [...chain(100).slice(0, -1), last]);
  assertEquals(await outcome(deployment, { name: "info@d0.example" }), "info@client1.com");
});

Deno.test("aliases and Forwarders count as rewrites, a dropped Main Domain does not", async () => {
  const mixed = deploy({
    "company.com": { forwarders: [{ name: "f", to: "help@mail.client1.com" }] },
    "client1.com": { aliases: ["mail.client1.com"], accounts: ["ann=help"] },
  }, [...chain(98).slice(0, -1), "d97.example = company.com"]);
  // 98 records, a Forwarder, a Domain alias, an Account alias
  assertEquals(await outcome(mixed, { name: "f@d0.example" }), "refused: loop");
  assertEquals(await outcome(mixed, { name: "f@d1.example" }), "ann@client1.com");
  const often = `f${"%company.com".repeat(200)}`;
  assertEquals(await outcome(mixed, { name: often }), "ann@client1.com");
});

rows(
  "loops: route.loop",
  deploy({}, [
    "a.example = b.example",
    "b.example = A.example",
    "<*@grow.example> = x*@grow.example",
    "*.grow.example = *.*.grow.example",
    "<*@round.example> = *%round.example@company.com",
  ]),
  [
    ["info@a.example", "refused: loop"],
    ["info@grow.example", "refused: loop"],
    ["info@a.grow.example", "refused: loop"],
    ["info@round.example", "refused: loop"],
  ],
  assertEquals,
);
