import { assert, assertEquals } from "@std/assert";
import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { worldOf } from "../draw/world.ts";
import type { Form } from "./form.ts";
import { ALL } from "./mod.ts";

/** info@client2.com on the Main Domain's address, the first of every list picked. */
function written(id: string, deployment = workedExample): string | undefined {
  const domain = deployment.domains.find(({ name }) => name === "client2.com");
  const subject = domain?.accounts.find(({ name }) => name === "info");
  const form = ALL.find((form) => form.id === id);
  assert(domain && subject && form);
  return form.write(worldOf(deployment, domain, subject, "127.0.0.1"), (from) => from[0]);
}

const NAMES: Readonly<Record<string, string>> = {
  "simple": "info",
  "at": "info@client2.com",
  "percent": "info%client2.com",
  "both-main": "info%client2.com@company.com",
  "upper": "INFO@CLIENT2.COM",
  "mixed-domain": "info@cLiEnT2.cOm",
  "empty-account": "@client2.com",
  "empty-domain": "info@",
  "nothing": "",
  "literal-own": "info@[127.0.0.1]",
  "blanks": " info@client2.com",
  "dot-ends": ".info@client2.com",
  "folded": "\u0131nfo@client2.com",
  "full-width": "\uff49\uff4e\uff46\uff4f@client2.com",
  "full-width-separator": "info\uff20client2.com",
  "soft-hyphen": "i\u00adnfo@client2.com",
  "source-route": "<@company.com:info@client2.com>",
  "bang-path": "company.com!client2.com!info",
  "quoted": '"info"@client2.com',
  "percent-encoded": "info%40client2.com",
  "xml-escaped": "info&#64;client2.com",
  "trailing-dot": "info@client2.com.",
};

for (const [id, name] of Object.entries(NAMES)) {
  Deno.test(`${id} is written ${JSON.stringify(name)}`, () => assertEquals(written(id), name));
}

Deno.test("a form's id is its file's name", async () => {
  const files: string[] = [];
  for (const form of ALL) {
    const path = new URL(`./${form.id.replaceAll("-", "_")}.ts`, import.meta.url);
    const { default: found } = await import(path.href) as { default: Form };
    assertEquals(found, form);
    files.push(form.id);
  }
  assertEquals(new Set(files).size, ALL.length);
});

Deno.test("over-long names have one character too many", () => {
  assertEquals(written("over-long-simple")?.length, 129);
  assertEquals(written("over-long")?.indexOf("@"), 129);
});

Deno.test("a form with nothing to write says so", () => {
  const bare = {
    ...workedExample,
    routes: [],
    domains: workedExample.domains.map((domain) => ({
      ...domain,
      aliases: [],
      forwarders: [],
      groups: [],
      lists: [],
      accounts: domain.accounts.map((account) => ({ ...account, aliases: [] })),
    })),
  };
  const without = [
    "domain-alias",
    "account-alias",
    "forwarder-local",
    "forwarder-loop",
    "group",
    "list",
    "record-domain",
    "unified",
    "cut",
  ];
  for (const id of without) assertEquals(written(id, bare), undefined, id);
});

Deno.test("a qualified form's names have a separator, and the aims of a form are clauses", () => {
  const form = (id: string) => ALL.find((form) => form.id === id);
  for (const { id, qualified, clauses } of ALL) {
    const name = written(id);
    if (name !== undefined) assertEquals(/[@%]/.test(name), qualified, id);
    for (const clause of clauses) assert(CLAUSES[clause], `${id} aims at ${clause}`);
  }
  assert(form("at")?.qualified && !form("simple")?.qualified);
});
