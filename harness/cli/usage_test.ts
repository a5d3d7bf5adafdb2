import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { command, loginspec } from "./_loginspec.ts";

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
  [
    "an unknown mode",
    ["run", "--target", "reference", "--mode", "rude"],
    /read-only, normal, intrusive/,
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
    ["run", "--target", "reference", "--only", "share.owner,pop3"],
    /Nothing is selected/,
  ],
  [
    "a plan that nothing fits",
    ["plan", "--only", "share.owner,pop3"],
    /Nothing is selected/,
  ],
  ["an empty selection", ["plan", "--only", ""], /--only .*names nothing/],
  ["a selection of commas", ["run", "--target", "reference", "--skip", " ,"], /--skip .*nothing/],
  // The target is unknown too, so that nothing is written where the place is taken.
  ["a nameless folder", ["run", "--target", "refrence", "--report", ""], /--report .*nothing/],
  ["a nameless history", ["run", "--target", "refrence", "--history="], /--history .*nothing/],
  ["a nameless folder of a merge", ["merge", "/nowhere", "--report", " "], /--report .*nothing/],
  ["a nameless history of a merge", ["merge", "/nowhere", "--history", ""], /--history .*nothing/],
  ["a nameless record", ["replay", "x", "--report="], /--report .*nothing/],
  ["a nameless record of a diagram", ["diagram", "x", "--report", ""], /--report .*nothing/],
  ["a nameless picture", ["diagram", "x", "--svg", ""], /--svg .*nothing/],
  ["a nameless trend", ["history", "trend", "--svg", ""], /--svg .*nothing/],
  ["a nameless file of a history", ["history", "list", "--file", ""], /--file .*nothing/],
  [
    "a history that is none",
    ["run", "--target", "refrence", "--no-history", "--history", "h.sqlite"],
    /--history and --no-history say two things\. Remedy/,
  ],
  [
    "no history, and one all the same",
    ["run", "--target", "refrence", "--history", "h.sqlite", "--no-history"],
    /--history and --no-history say two things\. Remedy/,
  ],
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
  [
    "an attempt in a protocol without a login",
    [
      ...["resolve", "--deployment", "fixtures/worked_example.json", "--protocol", "lmtp"],
      ...["--address", "127.0.0.1", "--login", "info"],
    ],
    /'lmtp' is invalid\. Allowed choices are pop3/,
  ],
  ["a replay of nothing", ["replay", "x", "--report", "/nowhere"], /Cannot replay x/],
  [
    "a replay of a probe",
    ["replay", "probe:login-first small/pop3/127.0.0.1"],
    /probe of a whole endpoint, not one login\. Remedy: `loginspec run`/,
  ],
  ["a replay of a comparison", ["replay", "uniform:refusals small/pop3/USER"], /many refusals/],
  [
    "an authority that is not there",
    ["run", "--target", "reference", "--ca", "/nowhere.pem"],
    /--ca \/nowhere\.pem: there is no such file\. Remedy/,
  ],
  [
    "an authority without a certificate",
    ["replay", "x", "--ca", "deno.json"],
    /--ca deno\.json: no certificate is in it\. Remedy/,
  ],
  ["a pin that is none", ["replay", "x", "--pin", "12:34"], /64 hexadecimal digits/],
  ["a server name that is none", ["replay", "x", "--server-name", "a b"], /host name/],
  [
    "a pin with an authority",
    ["replay", "x", "--pin", "ab".repeat(32), "--ca", "x.pem"],
    /--pin and --ca: .*Remedy/,
  ],
  [
    "no checks, and a name to check",
    ["replay", "x", "--insecure", "--server-name", "a.example"],
    /--insecure and --server-name: .*Remedy/,
  ],
  [
    "a port for TLS without TLS",
    ["serve", "--deployment", "fixtures/worked_example.json", "--tls-port", "imap=1993"],
    /--tls-port: there is no TLS\. Remedy: --tls-dir/,
  ],
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

Deno.test("help that nobody reads to its end is no fault", async () => {
  for (const args of [["run", "--help"], ["--version"]]) {
    const child = command(args).spawn();
    await child.stdout.cancel();
    const { code, stderr } = await child.output();
    assertEquals([code, new TextDecoder().decode(stderr)], [0, ""], args.join(" "));
  }
});

Deno.test("help ends by one line end", async () => {
  const { stdout } = await loginspec("run", "--help");
  assertMatch(stdout, /^Usage: loginspec run [^]*\S\n$/);
});
