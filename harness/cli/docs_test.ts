import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { EXIT } from "./exit.ts";
import { folder, loginspec } from "./_loginspec.ts";

const PLACE = "<!-- loginspec:table worked-example columns=user,so -->\n<!-- loginspec:end -->\n";
const OF_RUN = "<!-- loginspec:table matrix target=dovecot -->\n<!-- loginspec:end -->\n";

Deno.test("docs check is red with a diff until docs write has filled the file, and then green", async () => {
  using at = folder();
  const path = `${at.path}/page.md`;
  Deno.writeTextFileSync(path, PLACE);
  const stale = await loginspec("docs", "check", path);
  assertEquals(stale.code, EXIT.deviates);
  assertMatch(stale.stdout, /page\.md:1: table worked-example .*\n--- .*\n\+\+\+ /);
  assertMatch(stale.stdout, /^\+\| 3, cured \| info@client2\.com opens \|$/m);
  assertStringIncludes(stale.stderr, `Remedy: loginspec docs write ${path}`);
  assertEquals(Deno.readTextFileSync(path), PLACE);

  const written = await loginspec("docs", "write", path);
  assertEquals([written.code, written.stdout], [EXIT.conforms, `${path}\n`]);
  const fresh = await loginspec("docs", "check", path);
  assertEquals([fresh.code, fresh.stdout], [EXIT.conforms, ""]);
  assertStringIncludes(fresh.stderr, "1 table in 1 file: all say what is so.");

  Deno.writeTextFileSync(path, Deno.readTextFileSync(path).replace("info@client1", "joe@client1"));
  assertEquals((await loginspec("docs", "check", path)).code, EXIT.deviates);
});

Deno.test("a table of a run without a run is a usage error, and --documented leaves it and says so", async () => {
  using at = folder();
  const path = `${at.path}/page.md`;
  Deno.writeTextFileSync(path, PLACE + OF_RUN);
  const none = await loginspec("docs", "write", path);
  assertEquals([none.code, none.stdout], [EXIT.usage, ""]);
  assertMatch(none.stderr, /page\.md:3:1: .*Remedy: --from FOLDER/);
  assertEquals(Deno.readTextFileSync(path), PLACE + OF_RUN);
  const left = await loginspec("docs", "write", path, "--documented");
  assertEquals(left.code, EXIT.conforms);
  assertStringIncludes(left.stderr, "1 table of recorded runs (matrix) left as before.");
  Deno.writeTextFileSync(path, OF_RUN);
  const nothing = await loginspec("docs", "check", path, "--documented");
  assertEquals(nothing.code, EXIT.usage);
  assertStringIncludes(nothing.stderr, "No table was looked at");
});

Deno.test("a file without a marker is an error; among others it may be allowed; a folder needs one", async () => {
  using at = folder();
  const [bare, full] = [`${at.path}/bare.md`, `${at.path}/full.html`];
  Deno.writeTextFileSync(bare, "# Nothing\n");
  assertEquals((await loginspec("docs", "check", bare)).code, EXIT.usage);
  assertEquals((await loginspec("docs", "check", bare, "--allow-none")).code, EXIT.usage);
  assertEquals((await loginspec("docs", "check", at.path)).code, EXIT.usage);
  Deno.writeTextFileSync(full, PLACE);
  const both = await loginspec("docs", "write", at.path);
  assertEquals([both.code, both.stdout], [EXIT.conforms, `${full}\n`]);
  assertEquals((await loginspec("docs", "check", bare, full)).code, EXIT.usage);
  assertEquals((await loginspec("docs", "check", bare, full, "--allow-none")).code, EXIT.conforms);
});

Deno.test("one table alone comes out on stdout; what cannot is a usage error with a remedy", async () => {
  const csv = await loginspec("docs", "table", "worked-example", "columns=so", "--format", "csv");
  assertEquals([csv.code, csv.stdout.split("\r\n")[1]], [EXIT.conforms, "info@company.com opens"]);
  const cases: readonly (readonly [string, ...string[]])[] = [
    ["Did you mean worked-example?", "worked-exampl"],
    ["Did you mean columns?", "worked-example", "column=so"],
    ["write name=value", "worked-example", "so"],
    ["--format asciidoc|", "worked-example", "--format", "pdf"],
    ["--from FOLDER", "matrix"],
    ["Cannot read", "matrix", "--from", "no/such/folder"],
    ["before --from, or behind --", "matrix", "--from", "report", "deno.json"],
  ];
  const answers = await Promise.all(
    cases.map(([, ...args]) => loginspec("docs", "table", ...args)),
  );
  answers.forEach(({ code, stdout, stderr }, at) => {
    assertEquals([code, stdout], [EXIT.usage, ""]);
    assertStringIncludes(stderr, cases[at]?.[0] ?? "");
  });
});

Deno.test("the list of one table has all that its options can be", async () => {
  const list = (...args: readonly string[]) => loginspec("docs", "list", ...args);
  const [all, one, none] = await Promise.all([list(), list("clause"), list("claus")]);
  assertMatch(all.stdout, /and \d+ more/);
  assertEquals([one.code, /and \d+ more/.test(one.stdout)], [EXIT.conforms, false]);
  assertMatch(one.stdout, /^clause [^]*access\.authzid/);
  assertEquals([none.code, none.stdout], [EXIT.usage, ""]);
  assertStringIncludes(none.stderr, "Did you mean clause?");
  const strange = await loginspec("docs", "table", "forms", "form=nope");
  assertEquals(strange.code, EXIT.usage);
  assertStringIncludes(strange.stderr, "`loginspec docs list forms` shows all");
});

Deno.test("the list has each table with its options and an example that can be written", async () => {
  const { code, stdout } = await loginspec("docs", "list", "--json");
  assertEquals(code, EXIT.conforms);
  const tables = JSON.parse(stdout) as { id: string; needs: string; example: string }[];
  const documented = tables.filter(({ needs }) => !/run/.test(needs) || /if named/.test(needs));
  using at = folder();
  const path = `${at.path}/all.md`;
  const markers = documented.map(({ example }) => `<!-- ${example} -->\n<!-- loginspec:end -->\n`);
  Deno.writeTextFileSync(path, markers.join("\n"));
  const written = await loginspec("docs", "write", path);
  assertEquals([written.code, written.stderr], [
    EXIT.conforms,
    `${documented.length} tables in 1 file: ${documented.length} written, in 1 file.\n`,
  ]);
});
