import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { result, runOf } from "./_runs.ts";
import { difference } from "./difference.ts";
import { OBEYED, obeyedIn } from "../reports/_told.ts";
import { diffMarkdown } from "./markdown.ts";
import { failures, policyOf, USUAL } from "./policy.ts";
import { diffText } from "./text.ts";

const of = (verdict: string, count: number) =>
  runOf(Array.from({ length: count }, (_, at) => result(`${at} name.full pop3 ${verdict}`)));

const told = (before: string, after: string, count = 1) =>
  difference({ path: "old", run: of(before, count) }, { path: "new", run: of(after, count) }, {
    strict: false,
  });

const text = (before: string, after: string, count?: number, limit = 5) =>
  diffText(told(before, after, count), { limit, paint: (_, text) => text });

Deno.test("a great difference is shown in part, and its count whole", () => {
  const shown = text("conforms", "deviates", 40);
  assertEquals(shown.match(/conforms -> deviates/g)?.length, 5);
  assertMatch(shown, /pop3 {2}40 newly failing[^]*and 35 more[^]*40 newly failing; 40 red in B/);
  assertEquals(text("conforms", "deviates", 40, 0).match(/conforms -> deviates/g)?.length, 40);
});

Deno.test("equal runs are called the same, others never", () => {
  assertStringIncludes(text("conforms", "conforms"), "Same: ");
  for (const after of ["deviates", "unproven", "differs", "notOffered"]) {
    assert(!text("conforms", after).includes("Same: "), after);
  }
});

Deno.test("failures come first under their clause", () => {
  const a = runOf([result("1 name.full pop3 deviates"), result("2 name.full pop3 conforms")]);
  const b = runOf([result("1 name.full pop3 conforms"), result("2 name.full pop3 deviates")]);
  const both = difference({ path: "a", run: a }, { path: "b", run: b }, { strict: false });
  assertMatch(
    diffText(both, { limit: 1, paint: (_, text) => text }),
    /conforms -> deviates {2}2[^]*1 more/,
  );
});

Deno.test("what was seen cannot be markup in Markdown", () => {
  const run = (why: string) => runOf([result("1 name.full pop3 deviates", { why, way: "opens" })]);
  const markdown = diffMarkdown(
    difference({ path: "a", run: of("conforms", 2) }, { path: "b", run: run("a|b\n<img> `x`") }, {
      strict: false,
    }),
    { limit: 0 },
  );
  assertStringIncludes(markdown, "a\\|b \\<img\\> \\`x\\`");
});

Deno.test("no terminal and no log of CI obeys what was seen", () => {
  const run = runOf([result("1 name.full pop3 deviates", { why: OBEYED, way: "opens" })]);
  const found = difference({ path: OBEYED, run: of("conforms", 2) }, { path: "b", run }, {
    strict: false,
  });
  const texts = [
    diffText(found, { limit: 0, paint: (_, text) => text }),
    diffMarkdown(found, { limit: 0 }),
  ];
  for (const text of texts) {
    assertStringIncludes(text, "pwned");
    assertEquals(obeyedIn(text), []);
  }
});

Deno.test("a policy lets pass what it does not name", () => {
  const rows = [
    ["conforms", "deviates", "new"],
    ["conforms", "unproven", "unproven"],
    ["deviates", "stale", "changed"],
  ] as const;
  for (const [before, after, what] of rows) {
    const found = told(before, after);
    assertEquals(failures(found, USUAL), [{ what, count: 1 }]);
    assertEquals(failures(found, policyOf([what]) ?? []), [{ what, count: 1 }]);
    assertEquals(failures(found, policyOf(["never"]) ?? [what]), []);
  }
  for (const green of ["conforms", "differs"]) {
    assertEquals(failures(told("conforms", green), USUAL), []);
  }
  assertEquals(failures(told("conforms", "notOffered"), policyOf(["missing"]) ?? []).length, 1);
});

Deno.test("a policy of a word that is none, or of never beside others, is none", () => {
  for (const words of [["news"], ["never", "new"], ["same"], [""], []]) {
    assertEquals(policyOf(words), undefined, words.join());
  }
});
