import { assert, assertEquals } from "@std/assert";
import type { Result } from "../judge/verdict.ts";
import { recorded } from "./_recorded.ts";
import { failed, foreign } from "./_said.ts";
import { entryOf, leftBy, saysOnly } from "./kept.ts";
import { missing } from "./missing.ts";
import { readDeviations } from "./read_deviations.ts";
import { withEntries, withList, withoutEntries } from "./text.ts";

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

const proposals = (...results: readonly Result[]) => missing(recorded(results), [], "2030-06-15");

const ONE = withEntries("deviations: []\n", proposals(failed()))!;

Deno.test("entries go behind those that are there, which stay as they are", () => {
  const text = withEntries(FILE, proposals(foreign()))!;
  assertEquals(text.startsWith(FILE), true);
  const read = readDeviations(text, "known.yaml", { drafts: true });
  assertEquals(read.kind === "read" && read.deviations.map(({ line }) => line), [4, 13, 17, 21]);
  assertEquals(withEntries(FILE, []), FILE);
  assertEquals(ONE.split("\n").slice(0, 2), ["deviations:", "  - clause: name.percent"]);
});

Deno.test("a list that is not written line by line is not written to", () => {
  const flow = "deviations: [{clause: name.at, way: refuses, reason: So it is.}]\n";
  assertEquals(withEntries(flow, proposals(failed())), undefined);
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

/** What a text says, which is right. */
function entriesIn(text: string) {
  const read = readDeviations(text, "known.yaml", { drafts: true });
  assert(read.kind === "read");
  return read.deviations;
}

/** Comments wherever YAML allows them, and texts that look like them. */
const ODD = `deviations:
  - clause: name.percent
# set in by hand
    protocol: pop3

      # deeper
    way: refuses
    reason: |
      It says:
      # this is no comment
      clause: [name.at, name.full]
    # the end of it

  - clause: [name.at, name.full]

# two more lines
    way: refuses
    reason: It takes @ for a letter.
  - way: another
    reason: So it is.
    clause:
      - name.full
      # and more
      - name.case.account
`;

Deno.test("an entry goes to its last line, whatever comments stand in it, and no other changes", () => {
  const listed = entriesIn(ODD);
  for (const out of listed) {
    const text = withoutEntries(ODD, [out.line], false);
    assert(text !== undefined);
    assert(
      saysOnly(text, "known.yaml", leftBy(listed, { out: [out], less: [], rest: [] })),
      text,
    );
  }
  const [first] = listed;
  assertEquals(
    withoutEntries(ODD, [first!.line], false),
    ["deviations:", "", ...ODD.split("\n").slice(13)].join("\n"),
  );
});

Deno.test("a list is looked for where the parser finds it, and not in what a reason says", () => {
  assertEquals(withList(ODD, 2, "clause", ["name.at"]), undefined);
  const text = ODD.replace("clause: [name.at, name.full]\n\n", "clause: name.full\n\n");
  assertEquals(withList(ODD, 14, "clause", ["name.full"]), text);
});

Deno.test("a file keeps its line ends, whatever is put in or taken out", () => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  const more = proposals(foreign());
  assertEquals(withEntries(windows(FILE), more), windows(withEntries(FILE, more)!));
  assertEquals(
    withoutEntries(windows(FILE), [4, 13, 17], true),
    windows(withoutEntries(FILE, [4, 13, 17], true)!),
  );
  assertEquals(
    withList(windows(ODD), 14, "clause", ["name.full"]),
    windows(withList(ODD, 14, "clause", ["name.full"])!),
  );
});

Deno.test("a text that says another word than it should is not taken for right", () => {
  const shared = `deviations:
  - clause: &both [name.at, name.full]
    way: refuses
    reason: So it is.
  - clause: *both
    way: another
    reason: So it is.
`;
  const listed = entriesIn(shared);
  const [first] = listed;
  const less = [{ deviation: first!, lists: { clause: ["name.at"] } }];
  const left = leftBy(listed, { out: [], less, rest: [] });
  const text = withList(shared, 2, "clause", ["name.at"])!;
  assertEquals(entriesIn(text).map(({ clause }) => clause), [["name.at"], ["name.at"]]);
  assert(!saysOnly(text, "known.yaml", left));
  assert(saysOnly(text.replace("*both", "[name.at, name.full]"), "known.yaml", left));
});

Deno.test("what is written says the proposals, with their reasons to be written", () => {
  const more = proposals(foreign(), failed({ protocol: "imap" }));
  const text = withEntries(FILE, more)!;
  assert(saysOnly(text, "known.yaml", [...entriesIn(FILE), ...more.map(entryOf)]));
  assert(!saysOnly(text, "known.yaml", entriesIn(FILE)));
});
