import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Result } from "../judge/verdict.ts";
import { recorded } from "./_recorded.ts";
import { entry, failed, foreign, right } from "./_said.ts";
import { applyDeviations } from "./apply_deviations.ts";
import type { Deviation } from "./deviation.ts";
import { missing } from "./missing.ts";
import { pruning } from "./pruning.ts";
import { readDeviations } from "./read_deviations.ts";
import { withEntries, withList, withoutEntries } from "./text.ts";

const TODAY = "2030-06-15";

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

/** Three entries, with comments in them and between them. */
const FILE = `# All of it was tried by hand.
deviations: # three
  # about names
  - clause: name.percent
    protocol: pop3 # the others do
    way: refuses
    reason: >
      It takes % for a letter,

      as its manual says.

  # about places
  - clause: address.assigned
    way: another
    # seen in 2029
    reason: It knows no addresses.
  - clause: name.at
    way: refuses
    reason: It takes @ for a letter.
# the end
`;

const ONE = withEntries(
  "deviations: []\n",
  missing(recorded([failed()]), [], TODAY),
)!;

Deno.test("entries go behind those that are there, which stay as they are", () => {
  const text = withEntries(FILE, missing(recorded([foreign()]), [], TODAY))!;
  assertEquals(text.startsWith(FILE), true);
  const read = readDeviations(text, "known.yaml", { drafts: true });
  assertEquals(read.kind === "read" && read.deviations.map(({ line }) => line), [4, 13, 17, 21]);
  assertEquals(withEntries(FILE, []), FILE);
  assertEquals(ONE.split("\n").slice(0, 2), ["deviations:", "  - clause: name.percent"]);
});

Deno.test("a list that is not written line by line is not written to", () => {
  const flow = "deviations: [{clause: name.at, way: refuses, reason: So it is.}]\n";
  assertEquals(withEntries(flow, missing(recorded([failed()]), [], TODAY)), undefined);
  assertEquals(withoutEntries(flow, [1], true), undefined);
});

Deno.test("an entry is taken out with all its lines, and the comments around it stay", () => {
  const lines = FILE.split("\n");
  assertEquals(
    withoutEntries(FILE, [4], false),
    [...lines.slice(0, 3), ...lines.slice(10)].join("\n"),
  );
  assertEquals(
    withoutEntries(FILE, [4, 13, 17], true),
    [
      ...["# All of it was tried by hand.", "deviations: [] # three", "  # about names", ""],
      ...["  # about places", "# the end", ""],
    ].join("\n"),
  );
});

Deno.test("a list in brackets is made shorter where it stands", () => {
  const text = `deviations:
  - clause: [name.at, name.percent] # two
    protocol: [pop3, imap]
    way: refuses
    reason: So it is.
  - clause: name.full
    form: [at]
`;
  assertEquals(
    withList(text, 2, "clause", ["name.percent"]),
    text.replace("[name.at, name.percent]", "name.percent"),
  );
  assertEquals(withList(text, 2, "protocol", ["imap"]), text.replace("[pop3, imap]", "imap"));
  assertEquals(withList(text, 2, "form", ["percent"]), undefined);
  assertEquals(withList(text, 6, "clause", []), undefined);
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
