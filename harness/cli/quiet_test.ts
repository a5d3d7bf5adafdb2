import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { folder, loginspec } from "./_loginspec.ts";

const SMALL = ["--profile", "smoke", "--only", "pop3", "--only", "name.percent"];

Deno.test("--quiet says nothing of a run that conforms", async () => {
  using report = folder();
  const said = await loginspec(
    ...["--quiet", "run", "--target", "reference", ...SMALL],
    ...["--report", report.path],
  );
  assertEquals(said, { code: 0, stdout: "", stderr: "" });
});

Deno.test("--quiet shows what is red, and no matrix", async () => {
  using report = folder();
  const { code, stdout, stderr } = await loginspec(
    ...["run", "-q", "--target", "mutant:percent-is-a-letter", ...SMALL],
    ...["--report", report.path],
  );
  assertEquals([code, stderr], [1, ""]);
  assertMatch(stdout, /\nmutant:percent-is-a-letter: .*\d+ deviate.*\.\n$/);
  assertStringIncludes(stdout, "name.percent");
  assertEquals(stdout.includes("clause  "), false, stdout);
});

Deno.test("--quiet keeps no error back", async () => {
  const { code, stderr } = await loginspec("run", "-q", "--target", "refrence");
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Did you mean reference?");
});

Deno.test("--quiet keeps back nothing that was asked for", async () => {
  using report = folder();
  const { stdout } = await loginspec(
    ...["run", "-q", "--json", "--target", "reference", ...SMALL],
    ...["--report", report.path],
  );
  assertEquals(JSON.parse(stdout).target, "reference");
});

Deno.test("every subcommand's help shows --quiet and --no-color", async () => {
  const { stdout } = await loginspec("list", "--help");
  assertStringIncludes(stdout, "--quiet");
  assertStringIncludes(stdout, "--no-color");
});
