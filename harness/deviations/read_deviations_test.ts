import { assertEquals, assertMatch } from "@std/assert";
import { printProblem } from "../../fixtures/problem.ts";
import { readDeviations } from "./read_deviations.ts";

/** One entry, from its lines. */
const file = (...lines: readonly string[]) =>
  ["deviations:", ...lines.map((line, at) => `  ${at === 0 ? "- " : "  "}${line}`), ""].join("\n");

const GOOD = ["clause: name.percent", "way: refuses", "reason: It takes % for a letter."];

function problemsOf(text: string, name = "known.yaml", how = {}): string[] {
  const read = readDeviations(text, name, how);
  return read.kind === "read" ? [] : read.problems.map(printProblem);
}

Deno.test("an entry is read with its place, and a word is a list of one", () => {
  assertEquals(
    readDeviations(`# why\n${file(...GOOD, "protocol: [pop3, imap]")}`, "known.yaml"),
    {
      kind: "read",
      deviations: [{
        clause: ["name.percent"],
        protocol: ["pop3", "imap"],
        way: "refuses",
        reason: "It takes % for a letter.",
        file: "known.yaml",
        line: 3,
      }],
    },
  );
});

Deno.test("conditions on a login are read as they stand", () => {
  const read = readDeviations(
    file(...GOOD, "login: '[A-Z%]'", "mechanism: SCRAM-*"),
    "known.yaml",
  );
  const [entry] = read.kind === "read" ? read.deviations : [];
  assertEquals([entry?.login, entry?.mechanism], ["[A-Z%]", ["SCRAM-*"]]);
});

Deno.test("JSON does too, and so does a list of nothing", () => {
  assertEquals(problemsOf('{"deviations": []}', "known.json"), []);
});

/** What is wrong, the lines of an entry, what is said. */
const FAULTS: readonly [string, readonly string[], RegExp][] = [
  [
    "an unknown clause",
    ["clause: name.procent", ...GOOD.slice(1)],
    /:2:13: .*Did you mean `name\.percent`\?/,
  ],
  ["an unknown clause in a list", [
    "clause: [name.at, name.procent]",
    ...GOOD.slice(1),
  ], /:2:23: No clause is called "name\.procent"/],
  ["a pattern of no clause", ["clause: nam.*", ...GOOD.slice(1)], /:2:13: No clause is called/],
  ["an unknown protocol", [...GOOD, "protocol: imab"], /:5:15: .*Did you mean `imap`\?/],
  ["a pattern of protocols", [...GOOD, "protocol: '*'"], /:5:15: No protocol is called/],
  ["an unknown form", [...GOOD, "form: mixed-acount"], /:5:11: .*Did you mean `mixed-account`\?/],
  [
    "an unknown mechanism",
    [...GOOD, "mechanism: SCRAM-SHA1"],
    /:5:16: .*Did you mean `SCRAM-SHA-1`/,
  ],
  [
    "a pattern of no mechanism",
    [...GOOD, "mechanism: [USER, 'DIGEST-*']"],
    /:5:23: No mechanism is called "DIGEST-\*"/,
  ],
  [
    "a regular expression that is none",
    [...GOOD, "login: '[A-Z'"],
    /:5:12: "\[A-Z" is no regular expression\. Remedy: Write one/,
  ],
  ["a regular expression of nothing", [...GOOD, "login: ''"], /:5:12: "" is no regular expression/],
  ["a login of what has none", [
    ...["clause: name.percent", "way: parts", "reason: So it is."],
    "login: '%'",
  ], /:5:5: Only what the oracle decides of one login has a login\. Remedy: Remove `login`/],
  ["a mechanism of a check that has none", [
    ...["clause: name.percent", "way: parts", "reason: So it is."],
    ...["check: relation:percent-and-at", "mechanism: USER"],
  ], /:6:5: Only what the oracle decides of one login has a mechanism/],
  ["an unknown check", [
    ...["clause: name.percent", "way: parts", "reason: So it is."],
    "check: relation:percent-or-at",
  ], /:5:12: .*Did you mean `relation:percent-and-at`\?/],
  ["a check of our own clients", [
    ...["clause: client.plain", "way: gives", "reason: So it is."],
    "check: witness:typed-name",
  ], /:5:12: No check that judges a server/],
  [
    "a way that a check cannot fail in",
    [...GOOD, "check: relation:percent-and-at"],
    /:3:10: .*cannot fail in the way `refuses`.*parts/,
  ],
  ["a form of what has none", [
    ...["clause: name.percent", "way: parts", "reason: So it is."],
    "form: percent",
  ], /:5:5: Only what the oracle decides/],
  [
    "an unknown way",
    ["clause: name.at", "way: refused", "reason: So it is."],
    /:3:10: .*Did you mean "refuses"\?/,
  ],
  ["a missing reason", GOOD.slice(0, 2), /:2:5: `reason` is missing/],
  [
    "a reason to be written",
    [...GOOD.slice(0, 2), "reason: TODO"],
    /:4:13: The reason is not written yet\. Remedy: Say in a sentence/,
  ],
  ["a reason of nothing", [...GOOD.slice(0, 2), "reason: '?'"], /:4:13: The reason is not written/],
  ["an unknown key", [...GOOD, "expire: 2030-01-01"], /:5:5: .*Did you mean `expires`\?/],
  [
    "a date that is none",
    [...GOOD, "expires: 2030-02-30"],
    /:5:14: "2030-02-30" is no date\. Remedy: Write it as 2030-12-31/,
  ],
  ["a link that is none", [...GOOD, "link: example.org"], /:5:11: .*Begin it with https/],
  [
    "a clause of another kind",
    ["clause: 7", ...GOOD.slice(1)],
    /:2:13: `clause` must be a clause id or a list of them/,
  ],
];
for (const [title, lines, says] of FAULTS) {
  Deno.test(`${title} is told with its place and a remedy`, () => {
    const problems = problemsOf(file(...lines));
    assertEquals(problems.length, 1, problems.join("\n"));
    assertMatch(problems[0]!, says);
  });
}

Deno.test("all that is wrong is told at once, in the order of the file", () => {
  const problems = problemsOf(file("clause: nothing", "way: refuses", "reason: TODO", "link: x"));
  assertEquals(problems.map((said) => said.split(":")[1]), ["2", "4", "5"]);
});

Deno.test("an entry that says what another has said is told", () => {
  const [entry = ""] = file(...GOOD).split("deviations:\n").slice(1);
  const problems = problemsOf(`deviations:\n${entry}${entry}`);
  assertEquals(problems.length, 1);
  assertMatch(problems[0]!, /:5:5: Entry 1 says the same/);
});

Deno.test("a reason may be missing where entries are only kept", () => {
  const draft = file(...GOOD.slice(0, 2), "reason: TODO");
  assertEquals(problemsOf(draft, "known.yaml", { drafts: true }), []);
});

Deno.test("a list that is missing, and a syntax that is wrong, are problems like any other", () => {
  assertMatch(problemsOf("{}")[0]!, /`deviations` is missing/);
  assertMatch(problemsOf("deviations:\n\t- x")[0]!, /known\.yaml:2:\d+: /);
});
