import { assertEquals, assertStringIncludes } from "@std/assert";
import { fileURLToPath } from "node:url";
import { HOMES } from "./import_rules.ts";
import plugin from "./plugin.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The rules that a line breaks where it stands in a file. */
function broken(file: string, line: string): string[] {
  return Deno.lint.runPlugin(plugin, `${ROOT}${file}`, line).map(({ id }) => id);
}

const DIRECTION = "loginspec/import-direction";
const HOME = "loginspec/package-home";

const LINES: readonly (readonly [string, string, readonly string[]])[] = [
  ["fixtures/a.ts", `import "../scenarios/b.ts";`, [DIRECTION]],
  ["fixtures/clauses/a.ts", `import type { P } from "../protocols.ts";`, []],
  ["scenarios/a.ts", `import { b } from "../fixtures/b.ts";`, []],
  ["scenarios/a.ts", `import { b } from "../reference/b.ts";`, [DIRECTION]],
  ["scenarios/rules/a.ts", `import type { B } from "../../reference/b.ts";`, [DIRECTION]],
  ["scenarios/rules/a_test.ts", `import { b } from "../../harness/b.ts";`, [DIRECTION]],
  ["reference/a.ts", `export * from "../scenarios/b.ts";`, [DIRECTION]],
  ["reference/a.ts", `export { b } from "../harness/b.ts";`, [DIRECTION]],
  ["reference/a.ts", `const b = await import("../scenarios/b.ts");`, [DIRECTION]],
  ["reference/a.ts", "const b = await import(`../scenarios/b.ts`);", [DIRECTION]],
  ["reference/a.ts", `type B = import("../scenarios/b.ts").B;`, [DIRECTION]],
  ["reference/a.ts", `export const b = 1;`, []],
  ["harness/run/a.ts", `import "../../reference/b.ts"; import "../../scenarios/b.ts";`, []],
  ["harness/a.ts", `import config from "../deno.json" with { type: "json" };`, []],
  ["harness/a.ts", `import "../.gate/sync.ts";`, [DIRECTION]],
  [".gate/a.ts", `import "../scenarios/plan.ts";`, [DIRECTION]],
  [".gate/a.ts", `import "../fixtures/schema.ts";`, []],
  ["scenarios/a.ts", `import fc from "fast-check";`, []],
  ["reference/a_test.ts", `import fc from "fast-check";`, []],
  ["reference/a.ts", `import fc from "fast-check";`, [HOME]],
  ["harness/clients/imap.ts", `import { ImapFlow } from "imapflow";`, []],
  ["harness/run/a.ts", `import { ImapFlow } from "imapflow";`, [HOME]],
  ["harness/clients_old/a.ts", `import { ImapFlow } from "imapflow";`, [HOME]],
  ["harness/reports/junit_test.ts", `import j from "junit2json";`, []],
  ["harness/reports/junit.ts", `import j from "junit2json";`, [HOME]],
  ["harness/clients/xmpp.ts", `import { client } from "@xmpp/client";`, []],
  ["fixtures/a.ts", `import { assert } from "@std/assert";`, [HOME]],
  ["reference/store/_a.ts", `import { assert } from "@std/assert";`, []],
  ["reference/testing/a.ts", `import { assert } from "@std/assert";`, []],
  ["fixtures/a_test.ts", `import { it } from "@std/testing/bdd";`, []],
  ["fixtures/a.ts", `import { z } from "npm:zod@4";`, [HOME]],
  ["fixtures/a.ts", `import "jsr:@std/assert";`, [HOME]],
  ["fixtures/a.ts", `import "https://example.org/x.ts";`, [HOME]],
  ["fixtures/a.ts", `import "left-pad";`, [HOME]],
  ["fixtures/a.ts", `import "node:net";`, []],
];

for (const [file, line, rules] of LINES) {
  Deno.test(`in ${file} ${line} ${rules.length === 0 ? "is in order" : `breaks ${rules}`}`, () => {
    assertEquals(broken(file, line), [...rules]);
  });
}

Deno.test("every package of the import map has a home, and every home a package", async () => {
  const { imports } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  const names = Object.keys(imports).map((name) => name.replace(/^(@?[^/]+\/?[^/]*).*$/, "$1"))
    .map((name) => name.replace(/\/$/, ""));
  assertEquals([...new Set(names)].sort(), Object.keys(HOMES).sort());
});

Deno.test("deno lint runs the plug-in", async () => {
  const { lint } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  assertStringIncludes(JSON.stringify(lint.plugins), "./.gate/plugin.ts");
});
