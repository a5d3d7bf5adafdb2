import { assertEquals } from "@std/assert";
import type { Deployment, Route } from "../../../fixtures/deployment.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { domainAt, nameTable } from "./name_table.ts";

const opened = (deployment: Deployment) =>
  new Map<string, string>(
    nameTable(deployment).rows.map(({ account, domain, opens }) => [
      `${account}@${domain}`,
      opens.fullName,
    ]),
  );

const withRoutes = (...routes: readonly Route[]): Deployment => ({ ...workedExample, routes });

Deno.test("an account has a row for each of its names behind each name of its Domain", () => {
  const rows = opened(workedExample);
  for (const name of ["info", "help"]) {
    for (const domain of ["client1.com", "mail.client1.com"]) {
      assertEquals(rows.get(`${name}@${domain}`), "info@client1.com");
    }
  }
});

Deno.test("a Forwarder to an account here is a row, and a group is none", () => {
  const rows = opened(workedExample);
  assertEquals(rows.get("sales@company.com"), "john@client2.com");
  assertEquals(rows.get("staff@company.com"), undefined);
});

Deno.test("a record wins over the account of that name, also behind an alias", () => {
  const rows = opened(withRoutes({ from: "<Info@client1.com>", to: "john@Client2.com" }));
  const names = ["info@client1.com", "help@client1.com", "info@mail.client1.com"];
  assertEquals(names.map((name) => rows.get(name)), names.map(() => "john@client2.com"));
});

Deno.test("a domain record makes its left side stand for the right one, and *@ likewise", () => {
  const rows = opened(withRoutes(
    { from: "www.client2.com", to: "client2.com" },
    { from: "<*@old.example>", to: "*@www.client2.com" },
  ));
  assertEquals(rows.get("help@www.client2.com"), "info@client2.com");
  assertEquals(rows.get("help@old.example"), "info@client2.com");
});

Deno.test("the first record that matches wins", () => {
  const rows = opened(withRoutes(
    { from: "shared.example", to: "client1.com" },
    { from: "shared.example", to: "client2.com" },
  ));
  assertEquals(rows.get("info@shared.example"), "info@client1.com");
});

Deno.test("loops, dangling and remote targets have no row", () => {
  const rows = opened(withRoutes(
    { from: "round.example", to: "about.example" },
    { from: "about.example", to: "round.example" },
    { from: "far.example", to: "elsewhere.invalid" },
    { from: "<gone@client1.com>", to: "nobody@client1.com" },
  ));
  const ends = [...rows.keys()].filter((name) => /example$|^gone/.test(name));
  assertEquals(ends, []);
});

Deno.test("a record that changes nothing ends the reading of the table", () => {
  const rows = opened(withRoutes(
    { from: "client1.com", to: "client1.com" },
    { from: "<info@client1.com>", to: "john@client2.com" },
  ));
  assertEquals(rows.get("info@client1.com"), "info@client1.com");
});

Deno.test("a domain that is one account is a row of its own for all names", () => {
  const table = nameTable(withRoutes({ from: "Unified.example", to: "John.local" }));
  assertEquals(table.catchAll.map(({ domain, opens }) => [domain, opens.fullName]), [
    ["unified.example", "john@company.com"],
  ]);
});

Deno.test("a name in such a domain that leads to no account is told; elsewhere it is but no row", () => {
  const { barred, rows } = nameTable(withRoutes(
    { from: "<far@unified.example>", to: "who@elsewhere.invalid" },
    { from: "<gone@unified.example>", to: "nobody@client1.com" },
    { from: "<gone@client1.com>", to: "nobody@client1.com" },
    { from: "unified.example", to: "john.local" },
  ));
  const names = barred.map(({ account, domain }) => `${account}@${domain}`);
  assertEquals(names, ["far@unified.example", "gone@unified.example"]);
  assertEquals(rows.some(({ account }) => account === "far" || account === "gone"), false);
});

Deno.test("a name of its own in a domain that is one account counts behind what leads to that domain, too", () => {
  const rows = opened(withRoutes(
    { from: "also.example", to: "unified.example" },
    { from: "<sales@unified.example>", to: "info@client1.com" },
    { from: "unified.example", to: "john.local" },
  ));
  assertEquals(rows.get("sales@also.example"), "info@client1.com");
});

Deno.test("a wildcard before a domain is told, and not served", () => {
  const wildcard = { from: "*.old.example", to: "client1.com" };
  const exact = { from: "x.example", to: "client1.com" };
  const { cannot, served } = nameTable(withRoutes(wildcard, exact));
  assertEquals(cannot.map(({ which }) => which), [["*.old.example = client1.com"]]);
  assertEquals(served.routes, [exact]);
});

Deno.test("a domain part leads to its Domain, through aliases and records", () => {
  const { places } = nameTable(withRoutes(
    { from: "routed.example", to: "mail.company.com" },
    { from: "far.example", to: "elsewhere.invalid" },
  ));
  const main = [...places].filter(([, { name }]) => name === "company.com").map(([key]) => key);
  assertEquals(main, ["company.com", "mail.company.com", "routed.example"]);
  assertEquals(places.has("far.example"), false);
});

Deno.test("an address is its Domain's, and else the Main Domain's", () => {
  const names = ["127.0.0.1", "127.0.1.1", "127.0.1.9"].map((address) =>
    domainAt(workedExample, address)?.name
  );
  assertEquals(names, ["company.com", "client1.com", "company.com"]);
});

Deno.test("a row says how the deployment spells it", () => {
  const [company, ...others] = workedExample.domains;
  const joe = { name: "Joe", password: "x", aliases: [], enabled: true };
  const { rows } = nameTable({
    ...workedExample,
    domains: [{ ...company!, accounts: [...company!.accounts, joe] }, ...others],
  });
  const row = rows.find(({ account, domain }) => account === "joe" && domain === "company.com");
  assertEquals(row?.spelled, "Joe@company.com");
});
