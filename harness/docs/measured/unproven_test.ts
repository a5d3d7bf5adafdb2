import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { workedExample } from "../../../fixtures/worked_example.ts";
import type { Outcome } from "../../../scenarios/outcome.ts";
import { workedRows } from "../../../scenarios/plan/worked_rows.ts";
import type { Scenario } from "../../../scenarios/scenario.ts";
import { failed, right } from "../../deviations/_said.ts";
import { opened, refused, result } from "../../judge/_judged.ts";
import type { Told } from "../../reports/report.ts";
import { PLAIN, written } from "../syntaxes/cell.ts";
import { blocksOf, type Made, type Options, type Table } from "../table.ts";
import deviations from "../tables/deviations.ts";
import ways from "../tables/ways.ts";
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

type Over = Told["summary"]["protocols"][number];

/** The summary of a run that went one way. */
function withWay({ summary }: Told, way: Over["ways"][number]): Told["summary"] {
  const { verdicts } = summary;
  const over: Over = {
    ...{ protocol: "pop3", logins: 1, controls: 0, loginMs: 0, clients: [], verdicts },
    ...{ ways: [way], proven: {} },
  };
  return { ...summary, protocols: [over] };
}

const one = workedRows(workedExample, ["pop3"], () => ["plain"])[0]!;

Deno.test("what is only unproven is no deviation, and what was checked is told", () => {
  const unproven = right({ protocol: "imap", clause: "route.loop", verdict: "unproven" });
  const told = { ...toldOf({ results: [right(), unproven] }), only: ["pop3", "imap"] };
  const made = JSON.stringify(make(deviations, [told]));
  assertStringIncludes(
    made,
    "no deviation in what was checked over pop3, imap; only pop3, imap was asked for; " +
      "not all is proven of route.loop.",
  );
  const both = toldOf({ results: [failed(), unproven, right({ verdict: "differs" })] });
  assertEquals(rowsOf(make(deviations, [both])).map((row) => row.slice(0, 2)), [
    ["name.percent (pop3)", "not listed"],
    ["name.percent (pop3)", "not listed"],
  ]);
  assertStringIncludes(problemOf(make(deviations, [toldOf({ results: [] })])), "Remedy: ");
});

Deno.test("a way on which nothing was to open opened none for that reason", () => {
  const cameTo = (made: Scenario, outcome: Outcome) => {
    const { login, ...rest } = result(made, refused());
    const expected = { ...login!.expected, outcome };
    const told = toldOf({ results: [{ ...rest, login: { ...login!, expected } }] });
    const { mechanism, cell: { security } } = made;
    const way = { ...{ mechanism, security, logins: 1, opened: 0, notOffered: 0 }, clients: [] };
    const [row] = rowsOf(make(ways, [{ ...told, summary: withWay(told, way) }]));
    return row?.[3];
  };
  assertEquals(cameTo(one, { kind: "refused", class: "login" }), "none was to open");
  assertEquals(cameTo(one, { kind: "opened", account: "info@company.com" }), "opened none");
});

Deno.test("whose password was sent is told of a target, and of the documentation it is a problem", () => {
  const columns = { columns: "user,password" };
  const told = toldOf({ results: [result(one, opened("info@company.com"))] });
  assertEquals(rowsOf(make(workedExampleTable, [told], columns))[3], ["3", "info@company.com"]);
  assertStringIncludes(problemOf(make(workedExampleTable, [], columns)), "Remedy: target=ID");
});
