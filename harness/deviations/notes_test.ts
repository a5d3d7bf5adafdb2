import { assertEquals } from "@std/assert";
import type { Result } from "../judge/verdict.ts";
import { selectionOf } from "../select/selection.ts";
import { entry, failed, right } from "./_said.ts";
import type { Deviation } from "./deviation.ts";
import { factOf } from "./fact.ts";
import { notesOn } from "./notes.ts";

function notes(
  results: readonly Result[],
  listed: readonly Deviation[],
  { profile = "standard", stopped = false, only = [] }: {
    readonly profile?: string;
    readonly stopped?: boolean;
    readonly only?: readonly string[];
  } = {},
) {
  const read = selectionOf(only, []);
  if (read.kind === "unknown") throw new RangeError(read.problem);
  const { selection } = read;
  return notesOn(results, factOf, listed, { today: "2030-06-15", selection, profile, stopped });
}

const NEVER = entry({ clause: ["share.owner"], line: 9 });

Deno.test("entries that nothing was said of are told together, in a whole run that came to its end", () => {
  const listed = [entry(), NEVER, { ...NEVER, line: 14 }];
  const told = ["Listed, and not tried: known.yaml:9, 14."];
  assertEquals(notes([failed()], listed), told);
  assertEquals(notes([failed()], listed, { profile: "smoke" }), told);
  assertEquals(notes([failed()], listed, { only: ["pop3"] }), []);
  assertEquals(notes([failed()], listed, { stopped: true }), []);
});

Deno.test("an entry of which any part was tried is none of these", () => {
  const listed = [entry({ protocol: ["pop3", "ftp"] })];
  assertEquals(notes([failed()], listed), []);
  assertEquals(notes([right({ verdict: "unproven" }), right()], listed), []);
});

Deno.test("what shows sometimes, and does not in a large profile, is warned of", () => {
  const listed = [entry({ sometimes: true })];
  const told = [
    "WARNING: Listed to show sometimes, and tried and not seen: known.yaml:2.",
  ];
  for (const profile of ["standard", "exhaustive"]) {
    assertEquals(notes([right()], listed, { profile }), told);
  }
  assertEquals(notes([right()], listed, { profile: "smoke" }), []);
  assertEquals(notes([right(), failed()], listed), []);
  assertEquals(notes([right()], listed, { only: ["pop3"] }), []);
});

Deno.test("an entry past its date is warned of where it was left out, and else is red", () => {
  const listed = [entry({ expires: "2030-06-14" })];
  const told = [
    "WARNING: Past its date, and left out here by --only or --skip: known.yaml:2.",
  ];
  assertEquals(notes([], listed, { only: ["imap"] }), told);
  assertEquals(notes([], listed), []);
  assertEquals(notes([failed()], listed, { only: ["pop3"] }), []);
  assertEquals(notes([], [entry({ expires: "2030-06-15" })], { only: ["imap"] }), []);
});
