import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { loginspec } from "./_loginspec.ts";

const USAGE: readonly [string, readonly string[], RegExp][] = [
  ["no command", [], /Usage: loginspec/],
  ["an unknown command", ["rnu"], /unknown command 'rnu'/],
  ["an unknown option", ["run", "--target", "reference", "--sede", "1"], /unknown option '--sede'/],
  ["a missing target", ["run"], /required option '--target <id>'/],
  ["an unknown target", ["run", "--target", "refrence"], /Did you mean reference\?/],
  [
    "an unknown profile",
    ["run", "--target", "reference", "--profile", "big"],
    /smoke, standard, exhaustive/,
  ],
  ["a seed that is no number", ["run", "--target", "reference", "--seed", "x"], /whole number/],
  ["no jobs", ["run", "--target", "reference", "--jobs", "0"], /whole number/],
  [
    "a selection that means nothing",
    ["run", "--target", "reference", "--only", "name.percnt"],
    /"name.percnt"\. Did you mean name\.percent\?/,
  ],
  [
    "a selection that nothing fits",
    ["run", "--target", "reference", "--only", "share.owner"],
    /Nothing is selected/,
  ],
  [
    "a plan that nothing fits",
    ["plan", "--only", "share.owner"],
    /Nothing is selected/,
  ],
  ["an empty selection", ["plan", "--only", ""], /--only .*names nothing/],
  ["a selection of commas", ["run", "--target", "reference", "--skip", " ,"], /--skip .*nothing/],
  ["an unknown clause", ["explain", "name.procent"], /Did you mean name\.percent\?/],
  ["an unknown list", ["list", "claws"], /no list is called 'claws'/],
  [
    "a missing deployment",
    ["serve", "--deployment", "/nowhere.yaml"],
    /nowhere\.yaml:1:1: .*Remedy/,
  ],
  [
    "a missing attempt",
    ["resolve", "--deployment", "fixtures/worked_example.json"],
    /--protocol is missing/,
  ],
  ["a replay of nothing", ["replay", "x", "--report", "/nowhere"], /Cannot replay x/],
  [
    "a replay of a probe",
    ["replay", "probe:login-first small/pop3/127.0.0.1"],
    /probe of a whole endpoint, not one login\. Remedy: `loginspec run`/,
  ],
  ["a replay of a comparison", ["replay", "uniform:refusals small/pop3/USER"], /many refusals/],
  ["mutants that are not", ["mutants", "--only", "nothing-such"], /nothing-such/],
];

for (const [title, args, says] of USAGE) {
  Deno.test(`${title} is a usage error that says so`, async () => {
    const { code, stdout, stderr } = await loginspec(...args);
    assertMatch(stderr, says);
    assertEquals({ code, stdout }, { code: 2, stdout: "" });
  });
}

for (const command of ["run", "serve", "list", "plan", "explain", "resolve", "replay", "mutants"]) {
  Deno.test(`${command} --help shows an example`, async () => {
    const { code, stdout } = await loginspec(command, "--help");
    assertEquals(code, 0);
    assertStringIncludes(
      stdout,
      `deno task ${command === "serve" ? "serve" : `loginspec ${command}`}`,
    );
  });
}
