import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../../../fixtures/canary.ts";
import { readDeployment } from "../../../fixtures/read_deployment.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import csv, { csvOf } from "../csv.ts";
import json from "../json.ts";

const written = (files: readonly { path: string; content: string }[], path: string) =>
  files.find((one) => one.path === path)?.content ?? "";

Deno.test("CSV quotes every field, so that commas, quotes and line ends stay in it", () => {
  const text = csvOf({ columns: ["a", "b"], rows: [['x"y,z', "one\r\ntwo"]] });
  assertEquals(text, '"a","b"\r\n"x""y,z","one\r\ntwo"\r\n');
});

Deno.test("the exported deployment is read again as it was", () => {
  const { files } = json.write(workedExample);
  const read = readDeployment(written(files, "deployment.json"), "deployment.json");
  assertEquals(read.kind === "read" && read.deployment, workedExample);
});

Deno.test("every account has a line, with its password, and its canaries have files", () => {
  const { files } = csv.write(workedExample);
  const lines = written(files, "accounts.csv").split("\r\n");
  for (const { name, accounts } of workedExample.domains) {
    for (const { name: account, password } of accounts) {
      assert(lines.some((line) => line.startsWith(`"${account}@${name}","${password}",`)));
      const { message } = canaryOf(workedExample.name, `${account}@${name}`);
      assertEquals(written(files, `canaries/${name}/${account}/message.eml`), message);
    }
  }
});

Deno.test("names say where a simple name leads on each address", () => {
  const { files } = csv.write(workedExample);
  const lines = written(files, "names.csv").split("\r\n");
  assert(lines.includes('"info","127.0.1.1","info@client1.com"'));
  assert(lines.includes('"info","127.0.1.9","info@company.com"'));
  assert(lines.includes('"help@mail.client2.com","any address","info@client2.com"'));
});
