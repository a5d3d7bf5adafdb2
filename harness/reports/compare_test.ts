import { assertEquals, assertStringIncludes } from "@std/assert";
import { recorded } from "../deviations/_recorded.ts";
import { entry, failed, right } from "../deviations/_said.ts";
import { applyDeviations } from "../deviations/apply_deviations.ts";
import type { Result } from "../judge/verdict.ts";
import { markupIn, OBEYED, obeyedIn } from "./_told.ts";
import { compare } from "./compare.ts";
import { compareMarkdown } from "./compare_md.ts";

const imap = { protocol: "imap" } as const;
const literal = { clause: "name.literal", verdict: "open" } as const;

const known = (results: readonly Result[]) =>
  applyDeviations(results, [entry({ link: "https://example.org/1", reason: "One\nreason." })], {
    today: "2030-01-01",
  });

const GOOD = recorded([right(), right(imap), right(literal)], {
  target: "good",
  server: { title: "a good server.", version: "1.2" },
  followed: { "name.literal": "b" },
});
const LISTED = recorded(known([failed(), right(imap)]), { target: "listed" });
const RED = recorded([
  failed(),
  right(),
  right({ ...imap, verdict: "notOffered" }),
  failed({ check: "witness:typed-name", clause: "client.plain" }),
], { target: "red" });

const rowsOf = (...runs: Parameters<typeof compare>[0]) =>
  compareMarkdown(compare(runs)).split("\n")
    .filter((line) => /^\| (?!-)/.test(line))
    .map((line) => line.slice(2, -2).split(" | ").map((cell) => cell.trim()));

Deno.test("clauses stand below their group, servers beside each other in the order given", () => {
  assertEquals(rowsOf(GOOD, LISTED, RED), [
    ["clause", "level", "good", "listed", "red"],
    ["**reading the login name**", "", "", "", ""],
    ["name.percent", "must", "✓", "✗ [1] pop3; ✓ imap", "✗!"],
    ["name.literal", "open", "(b)", "", ""],
  ]);
});

Deno.test("a check that a server has not is a dash; a protocol that it has not is in no cell", () => {
  const lacking = right({ ...imap, verdict: "notOffered" });
  const other = right({ ...imap, clause: "name.at" });
  const name = (row: readonly string[]) => row[0] === "name.percent";
  const without = rowsOf(recorded([right(), lacking], { target: "pop3 alone" }));
  assertEquals(without.find(name), ["name.percent", "must", "✓"]);
  const having = rowsOf(recorded([right(), lacking, other], { target: "both" }));
  assertEquals(having.find(name), ["name.percent", "must", "✓ pop3; – imap"]);
});

Deno.test("a reading that does not show has a sign of its own, of an OPEN clause alone", () => {
  const unknown = recorded([right({ verdict: "open" }), right(literal)], { target: "unknown" });
  assertEquals(rowsOf(unknown).slice(2), [
    ["name.percent", "must", "✓"],
    ["name.literal", "open", "(~)"],
  ]);
  assertStringIncludes(
    compareMarkdown(compare([unknown])),
    "\n- (~) the documentation is silent: ",
  );
});

Deno.test("what is known is told with its reason, what is not is told to be so", () => {
  const text = compareMarkdown(compare([GOOD, LISTED, RED]));
  for (
    const part of [
      "## good\n\na good server, version 1.2. Over pop3, imap; profile smoke, seed 1.\n\nNo deviation.\n",
      "1. name.percent (pop3): One reason. <https://example.org/1>\n",
      "Not listed:\n\n- name.percent (pop3): deviates, and is not listed\n",
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("several runs of one server are one column, which the worst of them tells", () => {
  const again = recorded([right(), right(imap)], { target: "listed" });
  assertEquals(rowsOf(again, LISTED), rowsOf(LISTED, again));
  assertEquals(rowsOf(again, LISTED), rowsOf(LISTED));
});

Deno.test("no number of logins and no time is in it: more of the same come to the same", () => {
  const more = recorded([...known([failed(), failed({ id: "another" })]), right(imap)], {
    target: "listed",
  });
  const later = { ...more, startedAt: "2031-01-01T00:00:00.000Z" };
  assertEquals(compare([later]), compare([LISTED]));
});

Deno.test("a run that lacks a part says so, and no other", () => {
  const lacking = { ...GOOD, stopped: "shard 2 of 2 (<b>) is missing" };
  const comparison = compare([lacking, RED]);
  assertEquals(comparison.targets.map(({ stopped }) => stopped), [[lacking.stopped], undefined]);
  const lines = compareMarkdown(comparison).split("\n").filter((line) => line.includes("was run"));
  assertEquals(lines, ["Not all of it was run: shard 2 of 2 (&#60;b&#62;) is missing."]);
});

Deno.test("every row has as many columns as the head", () => {
  const counts = rowsOf(GOOD, LISTED, RED).map((row) => row.length);
  assertEquals(new Set(counts), new Set([5]));
});

Deno.test("no target's name, version or reason is markup, and a link is one of the web's", () => {
  const listed = applyDeviations([failed()], [entry({ reason: OBEYED, link: `x> ${OBEYED}` })], {
    today: "2030-01-01",
  });
  const text = compareMarkdown(compare([
    recorded(listed, { target: OBEYED, server: { title: OBEYED, version: OBEYED } }),
  ]));
  assertEquals(obeyedIn(text), []);
  // The legend is ours, and so are the numbers of reasons.
  const [, ...targets] = text.split("\n## ");
  assertEquals(targets.join("\n").split("\n").flatMap((line) => markupIn(line) ?? []), []);
  const head = text.split("\n").find((line) => line.startsWith("| clause"))!;
  assertEquals(head.replace(/&#\d+;/g, "").match(/[<>[\]#\\]/), null);
});
