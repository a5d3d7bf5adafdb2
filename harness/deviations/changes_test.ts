import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Result } from "../judge/verdict.ts";
import { recorded } from "./_recorded.ts";
import { entry, failed, foreign, right } from "./_said.ts";
import { applyDeviations } from "./apply_deviations.ts";
import type { Deviation } from "./deviation.ts";
import { missing } from "./missing.ts";
import { pruning } from "./pruning.ts";
import { readDeviations } from "./read_deviations.ts";
import { withEntries } from "./text.ts";

const TODAY = "2030-06-15";

/** Without what is for a person to read. */
const wanted = (results: readonly Result[], listed: readonly Deviation[] = []) =>
  missing(recorded(results), listed, TODAY)
    .map(({ example: _, shown: _shown, ...proposal }) => proposal);

const POP = { clause: "name.percent", protocol: ["pop3"], way: "refuses" } as const;

Deno.test("where every form that was tried fails so, no form is named", () => {
  assertEquals(wanted([failed(), failed({}, "upper"), right({ clause: "name.at" }, "at")]), [POP]);
});

Deno.test("where some forms come out right, the others are named", () => {
  assertEquals(wanted([failed(), failed({}, "upper"), right({}, "at")]), [
    { ...POP, form: ["percent", "upper"] },
  ]);
});

Deno.test("what came out right, too, is proposed to show sometimes", () => {
  assertEquals(wanted([failed(), right()]), [{ ...POP, sometimes: true }]);
  assertEquals(wanted([failed(), failed({}, "upper"), right()]), [
    { ...POP, form: ["percent"], sometimes: true },
    { ...POP, form: ["upper"] },
  ]);
  const relation = "relation:carriage";
  assertEquals(wanted([failed({ check: relation }), right({ check: relation })]), [
    { ...POP, check: relation, way: "parts", sometimes: true },
  ]);
  // What should be refused says nothing of what should open.
  assertEquals(wanted([failed(), right({ protocol: "imap" }), right({ verdict: "notOffered" })]), [
    POP,
  ]);
});

Deno.test("protocols that fail in the same forms are one entry, others another", () => {
  const imap = { protocol: "imap" } as const;
  const ftp = { protocol: "ftp" } as const;
  assertEquals(wanted([failed(), failed(imap), failed(ftp), right(ftp, "at")]), [
    { ...POP, protocol: ["ftp"], form: ["percent"] },
    { ...POP, protocol: ["pop3", "imap"] },
  ]);
});

Deno.test("another way of failing is another entry, and so is another check", () => {
  const relation = failed({ check: "relation:percent-and-at" });
  const carriage = failed({ check: "relation:carriage" });
  assertEquals(wanted([failed(), foreign({}, "upper"), relation, carriage]), [
    { ...POP, form: ["upper"], way: "another" },
    { ...POP, form: ["percent"] },
    { ...POP, check: "relation:carriage", way: "parts" },
    { ...POP, check: "relation:percent-and-at", way: "parts" },
  ]);
});

Deno.test("what is listed, known, not proven, or about our own clients wants no entry", () => {
  assertEquals(wanted([failed()], [entry()]), []);
  assertEquals(wanted([failed({ verdict: "unproven" })]), []);
  assertEquals(wanted([failed({ check: "witness:typed-name" })]), []);
  assertEquals(wanted(applyDeviations([failed()], [entry()], { today: TODAY })), []);
  assertEquals(wanted([failed()], [entry({ expires: "2030-01-01" })]), [POP]);
});

Deno.test("what is written is read again, its comments of one line", () => {
  const proposals = missing(
    recorded([failed({ why: "a\nb: # c" }), failed({ protocol: "imap", clause: "name.at" })]),
    [],
    TODAY,
  );
  const text = withEntries(undefined, proposals)!;
  assertStringIncludes(text, "# once, as pop3/at/own/own/info%client1.com: a b: # c\n");
  const read = readDeviations(text, "known.yaml", { drafts: true });
  assertEquals(
    read.kind === "read" && read.deviations.map(({ clause, protocol }) => [clause, protocol]),
    [[["name.at"], ["imap"]], [["name.percent"], ["pop3"]]],
  );
  assertEquals(readDeviations(text, "known.yaml").kind, "rejected");
});

Deno.test("entries that are gone or past their date are pruned, others not", () => {
  const gone = entry({ line: 1, protocol: ["imap"] });
  const over = entry({ line: 2, clause: ["share.owner"], expires: "2030-06-14" });
  const seen = entry({ line: 3 });
  const untried = entry({ line: 4, clause: ["share.owner"] });
  // Some that come out right do not make one gone that is seen.
  const results = [failed(), right(), right({ protocol: "imap" })];
  const listed = [gone, over, seen, untried];
  assertEquals(pruning(recorded(results), listed, TODAY), {
    out: [gone, over],
    less: [],
    rest: [],
  });
  // A run in which they were listed says the same.
  const told = applyDeviations(results, listed, { today: TODAY });
  assertEquals(pruning(recorded(told), listed, TODAY).out, [gone, over]);
});

Deno.test("a record tells of each login what an entry can ask for, right or wrong", () => {
  const results = [failed(), right({ protocol: "imap" })];
  const listed = entry({ protocol: ["pop3", "imap"], mechanism: ["USER"], login: "o%c" });
  assertEquals(wanted(results, [listed]), []);
  assertEquals(wanted(results, [{ ...listed, login: "[A-Z]" }]), [POP]);
  assertEquals(pruning(recorded(results), [listed], TODAY).less, [
    { deviation: listed, lists: { protocol: ["pop3"] } },
  ]);
});

Deno.test("where a protocol of a list is gone the others are left", () => {
  const both = entry({ protocol: ["pop3", "imap", "ftp"], clause: ["name.percent", "name.at"] });
  const results = [
    ...[failed(), right({ protocol: "imap" }), failed({ protocol: "ftp" })],
    ...[failed({ clause: "name.at" }), right({ clause: "name.at", protocol: "imap" })],
  ];
  assertEquals(pruning(recorded(results), [both], TODAY), {
    out: [],
    less: [{ deviation: both, lists: { protocol: ["pop3", "ftp"] } }],
    rest: [],
  });
});

Deno.test("what no shorter list would say is told, and left to a person", () => {
  const both = entry({ protocol: ["pop3", "imap"], clause: ["name.percent", "name.at"] });
  const results = [
    ...[failed(), right({ protocol: "imap" })],
    ...[failed({ clause: "name.at" }), failed({ clause: "name.at", protocol: "imap" })],
  ];
  const { out, less, rest } = pruning(recorded(results), [both], TODAY);
  assertEquals([out, less], [[], []]);
  assertEquals(rest.map(({ clause, protocol }) => [clause, protocol]), [["name.percent", "imap"]]);
});

Deno.test("a run of part of what an entry speaks of prunes nothing", () => {
  const any = entry({ clause: ["name.*"] });
  const of = (only: readonly string[]) => pruning(recorded([right()], { only }), [any], TODAY).out;
  assertEquals([of(["name.percent"]), of(["pop3"])], [[], [any]]);
});
