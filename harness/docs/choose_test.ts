import { assertEquals } from "@std/assert";
import type { Told } from "../reports/report.ts";
import { told } from "../reports/_told.ts";
import { saying } from "./_nasty.ts";
import { chosen } from "./choose.ts";
import { fill } from "./fill.ts";
import markdown from "./syntaxes/markdown.ts";
import type { Needs, Options, Table } from "./table.ts";

const runOf = (target: string): Told => ({ ...told, summary: { ...told.summary, target } });
const RUNS = [runOf("dovecot"), runOf("cyrus"), runOf("prosody")];

/** The targets of the runs that a marker means, or what is wrong. */
function meant(needs: Needs, options: Options, runs: readonly Told[] | undefined = RUNS) {
  const tables = [saying("it", { needs })];
  const choice = chosen({ id: "says", options }, { tables, commands: [], ...runs && { runs } });
  if (choice.kind === "faulty") return `${choice.problem} ${choice.remedy}`;
  if (choice.kind === "runs wanted") return `wanted: ${choice.target ?? "any"}`;
  return choice.given.runs.map(({ summary }) => summary.target);
}

Deno.test("a table of one run takes that of the target, or the only one", () => {
  assertEquals(meant("a run", { target: "cyrus" }), ["cyrus"]);
  assertEquals(meant("a run", {}, [runOf("cyrus")]), ["cyrus"]);
  assertEquals(
    meant("a run", {}),
    "3 runs were given, and table says tells of one. name one: target=dovecot",
  );
  assertEquals(
    meant("a run", { target: "cyrus" }, [...RUNS, runOf("cyrus")]),
    "2 runs were given, and table says tells of one. give one of them by --from",
  );
});

Deno.test("a target that was not given is told, with the nearest that was", () => {
  assertEquals(
    meant("a run", { target: "dovecott" }),
    "no run of dovecott was given. Did you mean dovecot? " +
      "--from its report folder; there is dovecot, cyrus, prosody",
  );
});

Deno.test("a table of several runs takes all, or those that are named, in their order", () => {
  assertEquals(meant("several runs", {}), ["dovecot", "cyrus", "prosody"]);
  assertEquals(meant("several runs", { targets: "prosody, dovecot" }), ["prosody", "dovecot"]);
});

Deno.test("a table of the documentation takes a run only where one is named", () => {
  assertEquals(meant("a run, if named", {}), []);
  assertEquals(meant("a run, if named", { target: "prosody" }), ["prosody"]);
  const none = { tables: [saying("it", { needs: "a run, if named" })], commands: [] };
  assertEquals(chosen({ id: "says", options: { target: "x" } }, none), {
    kind: "runs wanted",
    target: "x",
  });
  assertEquals(
    meant("documentation", { target: "prosody" }),
    "table says has no option target. there is word",
  );
});

Deno.test("an option that must be given, and one that names nothing, are told", () => {
  const table: Table = saying("it", {
    options: { id: { about: "the clause", required: true } },
  });
  const problem = (options: Options) => {
    const choice = chosen({ id: "says", options }, { tables: [table], commands: [] });
    return choice.kind === "faulty" ? choice.problem : choice.kind;
  };
  assertEquals([{}, { id: "" }, { id: "x" }].map(problem), [
    "table says needs id=, the clause.",
    "id= names nothing.",
    "chosen",
  ]);
});

Deno.test("where tables of runs are asked for, the documented ones are left, whatever they say", () => {
  const place = (id: string) => `<!-- loginspec:table ${id} -->\nold\n<!-- loginspec:end -->\n`;
  const seen = { ...saying("seen", { needs: "a run" }), id: "seen" };
  const text = place("says") + place("seen target=cyrus");
  const sources = { tables: [saying("it"), seen], commands: [], runs: RUNS };
  const { places, after } = fill({ path: "page.md", text }, markdown, sources, "of runs");
  assertEquals(places.map(({ state }) => state.kind), ["left", "drifted"]);
  assertEquals(after.startsWith(place("says")), true);
});
