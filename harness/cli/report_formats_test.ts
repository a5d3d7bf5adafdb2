import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { command, folder, loginspec } from "./_loginspec.ts";
import { FORMATS, USUAL_FORMATS } from "./report_formats.ts";

const SMALL = ["run", "--target", "reference", "--profile", "smoke", "--only", "pop3"]
  .concat("--only", "name.percent");

function there(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

const reportsIn = (at: string) =>
  FORMATS.map(({ filename }) => filename).filter((name) => there(`${at}/${name}`)).sort();

const filesOf = (formats: typeof FORMATS) => formats.map(({ filename }) => filename).sort();

Deno.test("each format has an id and a file of its own, and list formats tells of it", async () => {
  assertEquals(new Set(FORMATS.map(({ id }) => id)).size, FORMATS.length);
  assertEquals(new Set(FORMATS.map(({ filename }) => filename)).size, FORMATS.length);
  const { stdout } = await loginspec("list", "formats");
  for (const { id, filename, about } of FORMATS) {
    assert(stdout.split("\n").some((line) => new RegExp(`^  ${id} +${filename} +`).test(line)), id);
    assertStringIncludes(stdout, about);
  }
});

Deno.test("the usual reports are written, or those that are chosen; of others nothing is left", async () => {
  using at = folder();
  const run = (...more: string[]) => loginspec(...SMALL, "--report", at.path, ...more);
  assertEquals((await run()).code, 0);
  assertEquals(reportsIn(at.path), filesOf(USUAL_FORMATS));
  assertEquals((await run("--report-format", "all")).code, 0);
  assertEquals(reportsIn(at.path), filesOf(FORMATS));
  assertEquals((await run("--report-format", "badge, tap", "--resume")).code, 0);
  assertEquals(reportsIn(at.path), ["badge.json", "run.tap"]);
  assertEquals((await run("--report-format", "usual", "--report-format", "csv")).code, 0);
  assertEquals(reportsIn(at.path), [...filesOf(USUAL_FORMATS), "results.csv"].sort());
});

Deno.test("--print has one report on stdout, and nothing else", async () => {
  using at = folder();
  const { code, stdout } = await loginspec(...SMALL, "--report", at.path, "--print", "tap");
  assertEquals(code, 0);
  assertMatch(stdout, /^TAP version 14\n1\.\.\d+\n/);
  assertMatch(stdout, /\nok \d+ - \S+\n$/);
  // It need not be one of those that are written.
  assertEquals(reportsIn(at.path), filesOf(USUAL_FORMATS));
});

Deno.test("an unknown format is a usage error that says what was meant", async () => {
  for (
    const [wrong, says] of [
      [["--report-format", "sarrif"], /Did you mean sarif\?/],
      [["--report-format", ","], /It names nothing/],
      [["--print", "badg"], /Did you mean badge\?/],
      [["--print", "tap", "--json"], /cannot be used with/],
    ] as const
  ) {
    const { code, stdout, stderr } = await loginspec(...SMALL, ...wrong);
    assertEquals([code, stdout], [2, ""], wrong.join(" "));
    assertMatch(stderr, says);
  }
});

Deno.test("of several targets no single report can be printed: nothing is written", async () => {
  using at = folder();
  const folders = ["reference", "mutant:percent-is-a-letter"].map((target, index) => {
    const report = `${at.path}/${index}`;
    return { report, args: [...SMALL, "--target", target, "--report", report] };
  });
  for (const { args } of folders) await loginspec(...args);
  const merge = ["merge", ...folders.map(({ report }) => report), "--report", `${at.path}/both`];
  const { code, stdout, stderr } = await loginspec(...merge, "--print", "sarif");
  assertEquals([code, stdout], [2, ""]);
  assertMatch(stderr, /there are 2 targets: .*Remedy: --report-format sarif/);
  assertEquals(reportsIn(`${at.path}/both`), []);
});

Deno.test("in GitHub Actions the format github goes into the step's summary, annotations to stderr", async () => {
  using at = folder();
  const summary = `${at.path}/summary.md`;
  Deno.writeTextFileSync(summary, "what others wrote\n");
  const args = [
    ...SMALL,
    "--target",
    "mutant:percent-is-a-letter",
    "--report",
    `${at.path}/report`,
  ];
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
  const said = async (env: Record<string, string>, ...more: string[]) => {
    const { code, stdout, stderr } = await command([...args, ...more], { env }).output();
    const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, out: out!, err: err! };
  };
  const { code, out, err } = await said(env, "--report-format", "github", "--print", "badge");
  assertEquals(code, 1);
  assertMatch(err, /^::(error|warning) title=\w+%3A name\.\S+ \(pop3\)::expected: /m);
  assertEquals(Object.keys(JSON.parse(out)).length > 3, true);
  const written = Deno.readTextFileSync(summary);
  assertMatch(written, /^what others wrote\n### Which account does a login open\?/);
  assertEquals(reportsIn(`${at.path}/report`).includes("summary.md"), true);
  for (const [env, chosen] of [[{}, "github"], [{ GITHUB_ACTIONS: "true" }, "badge"]] as const) {
    const { out, err } = await said(env, "--report-format", chosen);
    assert(!/^::/m.test(out + err), chosen);
  }
  assertEquals(Deno.readTextFileSync(summary), written);
});
