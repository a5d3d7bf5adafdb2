import { assertEquals } from "@std/assert";
import { world } from "./_world.ts";
import { hostsOf } from "./hosts.ts";

const hosts = (routes = world.routes) =>
  Object.fromEntries([...hostsOf({ ...world, routes })].map(([host, { name }]) => [host, name]));

Deno.test("a stream is opened to Domains, their aliases, and what domain records alone lead to one", () => {
  assertEquals(hosts(), {
    "company.com": "Company.com",
    "mail.company.com": "Company.com",
    "client1.com": "client1.com",
    "routed.example": "client1.com",
  });
});

Deno.test("the first record of a domain counts, and may shadow a Domain", () => {
  const shadowed = hosts([
    { from: "Client1.com", to: "company.com" },
    { from: "client1.com", to: "client1.com" },
  ]);
  assertEquals(shadowed["client1.com"], "Company.com");
});

Deno.test("a loop of records leads nowhere", () => {
  const routes = [{ from: "a.example", to: "b.example" }, { from: "b.example", to: "a.example" }];
  assertEquals(hosts(routes)["a.example"], undefined);
});
