import { assertEquals, assertMatch } from "@std/assert";
import type { Recorded } from "../deviations/recorded.ts";
import { opening, result, runOf } from "./_runs.ts";
import { DIFF } from "./diff_schema.ts";
import { difference } from "./difference.ts";

const diff = (a: Recorded, b: Recorded, strict = false) =>
  difference({ path: "a", run: a }, { path: "b", run: b }, { strict });

/** "kind id" of each change; of a cell, "kind clause protocol". */
const changes = (a: Recorded, b: Recorded) =>
  diff(a, b).changes.map(({ kind, id, clause, protocol, reason }) =>
    [kind, id ?? `${clause} ${protocol}`, ...reason === undefined ? [] : [`(${reason})`]].join(" ")
  );

const RESULTS = [
  result("1 name.full pop3 conforms"),
  result("2 name.full imap conforms"),
  result("3 name.percent pop3 conforms"),
];

Deno.test("a run is the same as itself", () => {
  const told = diff(runOf(RESULTS), runOf(RESULTS));
  assertEquals([told.changes, told.notes, told.counts.same, told.red], [[], [], 3, 0]);
});

Deno.test("in which order results were recorded is no difference", () => {
  assertEquals(changes(runOf(RESULTS), runOf(RESULTS.toReversed())), []);
});

Deno.test("every new failure is told, of each clause and protocol", () => {
  for (const [at, one] of RESULTS.entries()) {
    const broken = RESULTS.with(at, { ...one, verdict: "deviates" });
    assertEquals(changes(runOf(RESULTS), runOf(broken)), [`new ${one.id}`]);
    assertEquals(changes(runOf(broken), runOf(RESULTS)), [`fixed ${one.id}`]);
  }
});

Deno.test("one account instead of another is another way to fail", () => {
  const at = (account: string) => runOf([opening("1 name.full pop3 deviates", account)]);
  assertEquals(changes(at("info@company.com"), at("info@company.com")), []);
  assertEquals(changes(at("info@company.com"), at("info@client1.com")), ["changed 1"]);
});

Deno.test("a session id in an answer is no other way to fail, and a reply code is", () => {
  const at = (answer: string) => {
    const one = opening("1 access.uniform pop3 deviates", "");
    const observed = { kind: "refused", class: "login", answer } as const;
    return runOf([{ ...one, way: "answers", login: { ...one.login!, observed } }]);
  };
  assertEquals(changes(at("535 no <a1b2>"), at("535 no <c3d4>")), []);
  assertEquals(changes(at("535 no <a1b2>"), at("530 no <a1b2>")), ["changed 1"]);
});

Deno.test("a login that counts under another clause is the same login", () => {
  const [told, ...more] = diff(
    runOf([result("1 name.both pop3 conforms")]),
    runOf([result("1 name.percent pop3 deviates")]),
  ).changes;
  assertEquals(more, []);
  assertEquals([told?.kind, told?.clause, told?.clauseBefore], [
    "new",
    "name.percent",
    "name.both",
  ]);
});

Deno.test("what is not run is told with its reason", () => {
  const few = RESULTS.slice(0, 1);
  const summary = { profile: "standard" };
  const rows: readonly (readonly [Recorded, string])[] = [
    [runOf(few), "not drawn, or not looked at"],
    [runOf(few, { only: ["name.full"] }), "not drawn, or not looked at"],
    [runOf(few, { stopped: "it is gone" }), "the run was stopped"],
    [runOf(few, { summary }), "another profile"],
    [runOf(few, { version: "9.0.0" }), "another version"],
    [runOf(few, { shard: { index: 1, of: 2, worlds: 3 } }), "another shard"],
    [runOf([...few, { ...RESULTS[1]!, verdict: "notOffered" }]), "not offered"],
  ];
  for (const [run, reason] of rows) {
    assertEquals(changes(runOf(RESULTS), run)[0], `missing 2 (${reason})`);
  }
  assertEquals(
    changes(runOf(RESULTS), runOf(few, { only: ["name.full"] }))[1],
    [
      "missing 3 (left out by --only or --skip)",
    ][0],
  );
  assertEquals(changes(runOf(few), runOf(RESULTS)).length, 2);
});

Deno.test("runs of different seeds are compared by clause and protocol, and it is said", () => {
  const seeded = (seed: number, ...told: readonly string[]) =>
    runOf(told.map((one) => result(one)), { summary: { seed } });
  const other = "3 name.full imap conforms";
  const before = seeded(1, "1 name.full pop3 conforms", "2 name.full pop3 conforms", other);
  const after = seeded(2, "8 name.full pop3 conforms", "9 name.full pop3 deviates", other);
  const told = diff(before, after);
  assertEquals(told.counts.same, 1);
  assertEquals([told.by, told.notes], ["clause", ["Different seeds: 1; 2."]]);
  assertMatch(told.because, /seeds/);
  assertEquals(changes(before, after), ["new name.full pop3"]);
  assertEquals(changes(after, before), ["fixed name.full pop3"]);
});

Deno.test("of different seeds another account is no other way to fail, and another way is", () => {
  const at = (seed: number, account: string, way: "another" | "opens") =>
    runOf([{ ...opening(`${seed} name.full pop3 deviates`, account), way }], { summary: { seed } });
  assertEquals(changes(at(1, "a@b", "another"), at(2, "c@d", "another")), []);
  assertEquals(changes(at(1, "a@b", "another"), at(2, "a@b", "opens")), [
    "changed name.full pop3",
  ]);
});

Deno.test("versions that draw other logins are compared by clause, others by id", () => {
  const at = (version: string, ...ids: readonly string[]) =>
    runOf(ids.map((id) => result(`${id} name.full pop3 conforms`)), { version });
  assertEquals(diff(at("1", "a", "b"), at("2", "a", "b")).by, "id");
  assertEquals(diff(at("1", "a", "b"), at("2", "c", "d")).by, "clause");
  assertEquals(diff(at("1", "a", "b"), at("1", "c", "d")).by, "id");
});

Deno.test("what is about our own clients is no difference of a server", () => {
  const at = (verdict: string) =>
    runOf([result(`1 client.plain pop3 ${verdict}`, { check: "witness:typed-name" })]);
  assertEquals(changes(at("conforms"), at("deviates")), []);
});

Deno.test("another reading of an OPEN clause is told", () => {
  const at = (reading: string) => runOf(RESULTS, { followed: { "name.spaces": reading } });
  assertEquals(diff(at("a"), at("b")).readings, [
    { clause: "name.spaces", before: "a", after: "b" },
  ]);
});

Deno.test("a stopped run, and one that is older than A, are said", () => {
  const { notes } = diff(
    runOf(RESULTS, { startedAt: "2031-01-01T00:00:00.000Z" }),
    runOf(RESULTS, { stopped: "it opens nothing" }),
  );
  assertMatch(notes.join("\n"), /A is the younger[^]*B was stopped before its end: it opens/);
});

Deno.test("a difference has the published shape", () => {
  const broken = RESULTS.with(0, { ...RESULTS[0]!, verdict: "deviates" }).slice(0, 2);
  assertEquals(DIFF.safeParse(diff(runOf(RESULTS), runOf(broken))).error, undefined);
});
