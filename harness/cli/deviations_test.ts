import { assertEquals, assertStringIncludes } from "@std/assert";
import { recorded } from "../deviations/_recorded.ts";
import { failed } from "../deviations/_said.ts";
import { folder, loginspec } from "./_loginspec.ts";

const RUN = ["--profile", "smoke", "--only", "pop3", "--only", "name.percent"];
const WRONG = ["run", "--target", "mutant:percent-is-a-letter", ...RUN];
const REFERENCE = ["run", "--target", "reference", ...RUN];

/** Writes the entries of a wrong server into a file, with their reasons. */
async function written(at: string): Promise<string> {
  const file = `${at}/known.yaml`;
  await loginspec(...WRONG, "--report", `${at}/wrong`);
  const said = await loginspec("deviations", "write", `${at}/wrong`, "--out", file);
  assertEquals([said.code, said.stdout], [0, ""], said.stderr);
  return file;
}

function reason(file: string): void {
  const text = Deno.readTextFileSync(file);
  Deno.writeTextFileSync(file, text.replaceAll("reason: TODO", "reason: It is a letter there."));
}

Deno.test("a deviation goes from red over its entry and reason to known, and to stale when mended", async () => {
  using at = folder();
  const file = await written(at.path);
  const listed = ["--deviations", file, "--report", `${at.path}/listed`];

  const draft = await loginspec(...WRONG, ...listed);
  assertEquals(draft.code, 2);
  assertStringIncludes(draft.stderr, "The reason is not written yet. Remedy: Say in a sentence");

  reason(file);
  const known = await loginspec(...WRONG, ...listed);
  assertEquals(known.code, 0, known.stdout);
  assertStringIncludes(known.stdout, "name.percent (pop3): It is a letter there. [");
  assertEquals((await loginspec(...WRONG, ...listed, "--resume")).code, 0);
  assertEquals((await loginspec(...WRONG, ...listed, "--resume", "--no-deviations")).code, 1);

  const mended = await loginspec(...REFERENCE, ...listed);
  assertEquals(mended.code, 1);
  assertStringIncludes(mended.stdout, "lists a deviation that is gone");
  const pruned = await loginspec("deviations", "prune", file, `${at.path}/listed`);
  assertStringIncludes(pruned.stderr, ": taken out: name.percent: It is a letter there.");
  assertEquals(Deno.readTextFileSync(file).split("\n").slice(2), ["deviations: []", ""]);
});

Deno.test("a word of a list that is gone is taken out of the list", async () => {
  using at = folder();
  const file = `${at.path}/known.yaml`;
  const text = (clauses: string) =>
    `deviations:\n  - clause: ${clauses} # two\n    protocol: pop3\n    way: refuses\n    reason: So it is.\n`;
  Deno.writeTextFileSync(file, text("[name.case.account, name.percent]"));
  await loginspec(...WRONG, "--only", "name.case.account", "--report", at.path);
  const { code, stderr } = await loginspec("deviations", "prune", file, at.path);
  assertEquals(code, 0);
  assertStringIncludes(stderr, `${file}:2: left are: clause name.percent`);
  assertEquals(Deno.readTextFileSync(file), text("name.percent"));
});

Deno.test("an entry that is past its date and left out is warned of, and a whole run says what was not tried", async () => {
  using at = folder();
  const file = `${at.path}/known.yaml`;
  Deno.writeTextFileSync(
    file,
    "deviations:\n  - clause: share.owner\n    way: gives\n    reason: So it is.\n    expires: 2020-01-01\n",
  );
  const wish = [...REFERENCE, "--deviations", file, "--report", at.path];
  const warning = `WARNING: Past its date, and left out here by --only or --skip: ${file}:2.`;
  const screen = await loginspec(...wish);
  assertEquals(screen.code, 0, screen.stderr);
  assertStringIncludes(screen.stdout, warning);
  assertStringIncludes((await loginspec(...wish, "--resume", "--json")).stderr, warning);

  const text = Deno.readTextFileSync(file).replace("2020", "2120");
  Deno.writeTextFileSync(file, text);
  Deno.writeTextFileSync(`${at.path}/run.json`, JSON.stringify(recorded([failed()])));
  const { code, stderr } = await loginspec("deviations", "prune", file, at.path);
  assertEquals(code, 0);
  assertStringIncludes(stderr, `Listed, and not tried: ${file}:2.`);
  assertEquals(Deno.readTextFileSync(file), text);
});

Deno.test("entries are explained with the words of their clauses", async () => {
  using at = folder();
  const file = await written(at.path);
  reason(file);
  const { code, stdout } = await loginspec("deviations", "explain", file);
  assertEquals(code, 0);
  for (
    const part of [
      "name.percent (must)\n",
      "refuses: a login is refused that should open",
      "It is a letter there.",
    ]
  ) assertStringIncludes(stdout, part);
  const narrow = 'way: refuses\n    login: "[A-Z%]"\n    mechanism: [USER, SCRAM-*]';
  Deno.writeTextFileSync(file, Deno.readTextFileSync(file).replace("way: refuses", narrow));
  const more = (await loginspec("deviations", "explain", file)).stdout;
  assertStringIncludes(
    more,
    "  logins     like /[A-Z%]/\n  mechanisms USER, SCRAM-*\n  way        refuses",
  );
});

Deno.test("recorded runs are compared, on stdout or into a file", async () => {
  using at = folder();
  await loginspec(...REFERENCE, "--report", `${at.path}/right`);
  await loginspec(...WRONG, "--report", `${at.path}/wrong`);
  const folders = [`${at.path}/right`, `${at.path}/wrong`];
  const { code, stdout } = await loginspec("compare", ...folders);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "| name.percent               | must  | ✓         | ✗! ");
  await loginspec("compare", ...folders, "--out", `${at.path}/page.md`);
  assertEquals(Deno.readTextFileSync(`${at.path}/page.md`), stdout);
  const { targets } = JSON.parse((await loginspec("compare", ...folders, "--json")).stdout);
  assertEquals(targets.map(({ target }: { target: string }) => target), [
    "reference",
    "mutant:percent-is-a-letter",
  ]);
});

const USAGE: readonly [string, readonly string[], string][] = [
  [
    "a run that is not there",
    ["deviations", "write", "/nowhere"],
    "no run came to its end there. Remedy",
  ],
  [
    "a file that is not there",
    ["deviations", "explain", "/nowhere.yaml"],
    "/nowhere.yaml:1:1: There is no such file.",
  ],
  [
    "a file that is not there, of a run",
    [...REFERENCE, "--deviations", "/nowhere.yaml"],
    "/nowhere.yaml:1:1: There is no such file.",
  ],
  ["a comparison of nothing", ["compare"], "missing required argument 'report'"],
];
for (const [title, args, says] of USAGE) {
  Deno.test(`${title} is a usage error that says so`, async () => {
    const { code, stdout, stderr } = await loginspec(...args);
    assertStringIncludes(stderr, says);
    assertEquals({ code, stdout }, { code: 2, stdout: "" });
  });
}

for (
  const words of [["deviations"], ["deviations", "write"], ["deviations", "prune"], [
    "deviations",
    "explain",
  ], ["compare"]]
) {
  Deno.test(`${words.join(" ")} --help shows an example`, async () => {
    const { code, stdout } = await loginspec(...words, "--help");
    assertEquals(code, 0);
    assertStringIncludes(stdout, `deno task loginspec ${words.join(" ")}`);
  });
}
