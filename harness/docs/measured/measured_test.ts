import { assert, assertEquals, assertNotEquals, assertStringIncludes } from "@std/assert";
import { workedRows } from "../../../scenarios/plan/worked_rows.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { Scenario } from "../../../scenarios/scenario.ts";
import { entry, failed, right } from "../../deviations/_said.ts";
import { applyDeviations } from "../../deviations/apply_deviations.ts";
import { opened, refused, result, scenario } from "../../judge/_judged.ts";
import type { Result } from "../../judge/verdict.ts";
import type { Observation } from "../../observation.ts";
import type { Told } from "../../reports/report.ts";
import { PLAIN, written } from "../syntaxes/cell.ts";
import { blocksOf, type Made, type Options, type Table } from "../table.ts";
import clause from "../tables/clause.ts";
import comparison from "../tables/comparison.ts";
import deviations from "../tables/deviations.ts";
import hints from "../tables/hints.ts";
import matrix from "../tables/matrix.ts";
import refusalsSeen from "../tables/refusals_seen.ts";
import talk from "../tables/talk.ts";
import workedExampleTable from "../tables/worked_example.ts";
import { toldOf } from "./_told.ts";

const make = (table: Table, runs: readonly Told[], options: Options = {}): Made =>
  table.make({ options, runs, commands: [] });

/** The rows of the first table of it, as words. */
function rowsOf(made: Made): string[][] {
  assert(!("problem" in made), "problem" in made ? made.problem : "");
  const table = blocksOf(made).find((block) => block.kind === "table");
  assert(table, "there is a table");
  return table.rows.map((row) => row.map((cell) => written(cell, PLAIN)));
}

const problemOf = (made: Made) => "problem" in made ? made.problem : "";

/** Logins of the worked example, each with what it came to. */
const worked = (...came: readonly [Scenario, Observation, Partial<Result>?][]) =>
  toldOf({ results: came.map(([made, seen, more]) => result(made, seen, more)) });

const ROWS = workedRows(workedExample, ["pop3", "web"], () => ["plain"]);
const of = (protocol: string) => ROWS.filter((row) => row.attempt.protocol === protocol);
const [one, two, three, fitting, cured] = of("pop3") as [
  ...[Scenario, Scenario, Scenario, Scenario, Scenario],
];

Deno.test("the worked example is told as it was seen, protocols alike together, the rest as not run", () => {
  const told = worked(
    [one, opened("info@company.com")],
    [of("web")[0]!, opened("info@company.com")],
    [three, refused()],
    [of("web")[2]!, opened("info@client2.com")],
    [fitting, opened("info@company.com")],
    [cured, opened("info@client1.com"), { verdict: "deviates" }],
    [of("web")[1]!, refused(), { verdict: "unproven" }],
    [two, { kind: "unclear", because: "not run: it is gone" }, { verdict: "unproven" }],
  );
  const rows = rowsOf(make(workedExampleTable, [told]));
  assertEquals(rows.map((row) => [row[0], row[3], row.at(-1)]), [
    ["1", "info@company.com", "info@company.com opens"],
    ["2", "info@client1.com", "not run (pop3); ? the login is refused (web)"],
    ["3", "info@client2.com", "the login is refused (pop3); info@client2.com opens (web)"],
    ["3", "info@company.com", "info@company.com opens"],
    ["3, cured", "info@client2.com", "✗ info@client1.com opens"],
  ]);
  assertEquals(
    rowsOf(make(workedExampleTable, [told], { protocol: "web", columns: "user,so" })).at(2),
    ["3", "info@client2.com opens"],
  );
});

Deno.test("a login that only looks like the worked example is not told as it", () => {
  const elsewhere = { ...two, deployment: { ...workedExample, name: "another" } };
  const before = { ...two, before: [{ login: "info", password: "x" }] };
  const told = worked(
    [one, opened("info@company.com")],
    [elsewhere, refused()],
    [before, refused()],
  );
  assertEquals(rowsOf(make(workedExampleTable, [told]))[1]?.at(-1), "not run");
});

Deno.test("where the worked example was not run at all there is no table, and a remedy", () => {
  const none = toldOf({ results: [right()] });
  const problem = problemOf(make(workedExampleTable, [none], { protocol: "pop3" }));
  assertStringIncludes(problem, "made no login of the worked example over pop3. Remedy: ");
});

const green = toldOf({ results: [right(), right({ protocol: "imap" })] });
const red = toldOf({ results: [failed(), right({ protocol: "imap" })] });

Deno.test("a wrong verdict changes every table that tells of verdicts", () => {
  const kinds = [matrix, comparison, deviations];
  for (const table of kinds) {
    assertNotEquals(make(table, [green]), make(table, [red]), table.id);
  }
  assertEquals(rowsOf(make(matrix, [red])).at(-1), ["name.percent", "must", "✗!", "✓"]);
  assertEquals(rowsOf(make(matrix, [red], { cells: "counts" })).at(-1), [
    ...["name.percent", "must", "1 deviate", "1"],
  ]);
  assertEquals(rowsOf(make(deviations, [red])), [
    ["name.percent (pop3)", "not listed", "deviates, and is not listed"],
  ]);
});

Deno.test("what is known has the number of its reason, and the reason below", () => {
  const known = toldOf({
    results: applyDeviations([failed(), right({ protocol: "imap" })], [entry()], {
      today: "2030-01-01",
    }),
  });
  const made = make(matrix, [known]);
  assertEquals(rowsOf(made).at(-1), ["name.percent", "must", "✗ [1]", "✓"]);
  assertStringIncludes(
    JSON.stringify(made),
    '[1] ","name.percent (pop3): ","It takes % for a letter.',
  );
  assert(!JSON.stringify(make(matrix, [known], { reasons: "no" })).includes("takes %"));
  assertStringIncludes(JSON.stringify(make(comparison, [known, green])), "takes % for a letter");
  assertEquals(rowsOf(make(deviations, [known])), [
    ["name.percent (pop3)", "known", "It takes % for a letter."],
  ]);
});

Deno.test("a matrix tells of the clauses, levels and protocols that are asked for, or says that there is nothing", () => {
  const told = toldOf({ results: [right(), right({ clause: "route.loop", level: "should" })] });
  const clauses = (options: Options) =>
    rowsOf(make(matrix, [told], options)).map(([clause]) => clause);
  assertEquals(clauses({ clauses: "route.*" }).slice(1), ["route.loop"]);
  assertEquals(clauses({ level: "must" }).slice(1), ["name.percent"]);
  assertStringIncludes(problemOf(make(matrix, [told], { protocol: "ftp" })), "Remedy: ");
  assertStringIncludes(problemOf(make(matrix, [told], { clauses: "nothing.*" })), "Remedy: ");
});

Deno.test("the hints are told by the strongest first, or by pairs", () => {
  const precedence = [
    { protocol: "web", first: "name", second: "host", counts: "name" },
    { protocol: "web", first: "host", second: "address", counts: "host" },
  ] as const;
  const told = { ...green, summary: { ...green.summary, precedence } };
  assertEquals(rowsOf(make(hints, [told])), [["web", "name > host", "address"]]);
  assertEquals(rowsOf(make(hints, [told], { rows: "pairs" })).length, 2);
  assertStringIncludes(problemOf(make(hints, [green])), "Remedy: ");
});

Deno.test("refusals are told by what was answered, without names and session ids", () => {
  const no = (clause: Result["clause"], answer: string) =>
    result(scenario("nobody@client1.com"), refused(answer), { clause });
  const other = scenario("nobody@nowhere.example");
  const told = toldOf({
    results: [
      no("access.password", "-ERR no nobody@client1.com <0a1b2c3d4e5f>"),
      no("access.password", "-ERR no nobody@client1.com <ffffff000000>"),
      no("access.password", `-ERR no nobody@client1.com <${"f".repeat(12)}>`),
      no("route.unknown-domain", `-ERR where? ${other.password}`),
      no("name.charset", "-ERR what?"),
      // That one should open: it is a fault, and no answer to be written down.
      result(scenario("info%client1.com"), refused("-ERR broken")),
      // No control opened beside it.
      result(other, refused("-ERR no one"), { verdict: "unproven" }),
      result(other, { kind: "refused", class: "stream", answer: "host-unknown" }),
    ],
  });
  assertEquals(rowsOf(make(refusalsSeen, [told])), [
    ["pop3", "-ERR no NAME <ID>", "-ERR where? ***", "-ERR what?", "host-unknown"],
  ]);
  assertStringIncludes(problemOf(make(refusalsSeen, [green])), "saw no proven refusal. Remedy: ");
});

/** A login with a talk, in which a nonce stands. */
function talked(nonce: string, more: Partial<Result> = {}): Told {
  const made = right({ id: "pop3/one", ...more });
  const transcript = [
    `S: +OK POP3 <${nonce}@x.example>`,
    "C: USER info%client1.com",
    "S: +OK",
    "C: PASS ***",
    "S: +OK in",
  ];
  return toldOf({ results: [{ ...made, login: { ...made.login!, transcript } }] });
}

Deno.test("a talk is the same in every run: nonces, dates and ids do not stand in it", () => {
  const [a, b] = ["029ccc0d-471b-4a64-b99f-aca23a1d3b4d", "5d0c3f7e-2222-4a64-b99f-0123456789ab"];
  assertEquals(
    make(talk, [talked(a!)], { clause: "name.percent" }),
    make(talk, [talked(b!)], { clause: "name.percent" }),
  );
  const made = make(talk, [talked(a!)], { login: "pop3/one" });
  assertStringIncludes(JSON.stringify(made), "USER info%client1.com");
});

Deno.test("a login that nobody made, and one without a talk, are told with the remedy", () => {
  assertStringIncludes(
    problemOf(make(talk, [green], { clause: "route.loop" })),
    "no login of clause route.loop. Remedy: ",
  );
  assertStringIncludes(
    problemOf(make(talk, [green], { clause: "name.percent", protocol: "pop3" })),
    "kept no talk of clause name.percent, protocol pop3",
  );
});

Deno.test("a clause's page says what was seen of it, with a talk, or that none was kept", () => {
  const seen = (told: Told, options: Options = {}) =>
    JSON.stringify(make(clause, [told], { id: "name.percent", example: "no", ...options }));
  assertStringIncludes(seen(talked("nonce")), "What was seen of a-server: ✓ pop3.");
  assertStringIncludes(seen(talked("nonce")), "USER info%client1.com");
  assertStringIncludes(seen(talked("nonce"), { protocol: "imap" }), "kept no talk");
  assertStringIncludes(seen(red), "✗! pop3; ✓ imap.");
  assertStringIncludes(seen(red), "kept no talk");
  assertStringIncludes(seen(toldOf({ results: [] })), "nothing of it was checked");
});
