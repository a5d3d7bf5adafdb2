import { assertEquals } from "@std/assert";
import { world } from "./_world.ts";
import { lesser } from "./lesser.ts";

Deno.test("what goes is told by name, and nothing else goes", () => {
  const { served, cannot } = lesser(world, "It");
  assertEquals(Object.fromEntries(cannot.map(({ what, which }) => [what, which])), {
    "Router records": world.routes.map(({ from, to }) => `${from} = ${to}`),
    "aliases of Domains": ["mail.company.com"],
    "aliases of accounts": ["j.doe@Company.com"],
    "Forwarders": ["desk@Company.com"],
  });
  const names = served.domains.map((
    { name, accounts },
  ) => [name, ...accounts.map(({ name }) => name)]);
  assertEquals(names, [["Company.com", "Joe", "mute", "gone"], ["client1.com", "info"]]);
});

Deno.test("of a deployment that an XMPP server knows all of nothing goes", () => {
  const { served, cannot } = lesser(lesser(world, "It").served, "It");
  assertEquals([served, cannot], [lesser(world, "It").served, []]);
});
