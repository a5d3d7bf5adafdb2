import { assertEquals, assertStringIncludes } from "@std/assert";
import { refused, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import { selectionOf } from "../select/selection.ts";
import { entry, failed, foreign, right } from "./_said.ts";
import { applyDeviations } from "./apply_deviations.ts";
import type { Deviation } from "./deviation.ts";

const TODAY = "2030-06-15";

function applied(
  results: readonly Result[],
  deviations: readonly Deviation[],
  only: readonly string[] = [],
) {
  const read = selectionOf(only, []);
  if (read.kind === "unknown") throw new RangeError(read.problem);
  return applyDeviations(results, deviations, { today: TODAY, selection: read.selection });
}

const verdicts = (...said: Parameters<typeof applied>) =>
  applied(...said).map((one) => one.verdict);

Deno.test("a deviation that is listed is known, and says why", () => {
  const [known] = applied([failed()], [entry({ link: "https://example.org/1" })]);
  assertEquals(known?.verdict, "known");
  assertEquals(known?.why, "It takes % for a letter. (known.yaml:2); came out refused");
  assertEquals(known?.listed, {
    state: "known",
    reason: "It takes % for a letter.",
    link: "https://example.org/1",
    at: "known.yaml:2",
    was: "deviates",
  });
});

Deno.test("what differs from a SHOULD is known too", () => {
  assertEquals(verdicts([failed({ verdict: "differs" })], [entry()]), ["known"]);
});

const ELSEWHERE: readonly [string, Partial<Deviation>][] = [
  ["another clause", { clause: ["name.at"] }],
  ["another protocol", { protocol: ["imap"] }],
  ["another form", { form: ["upper"] }],
  ["logins of another look", { login: "[A-Z]" }],
  ["another mechanism", { mechanism: ["SCRAM-*"] }],
  ["another check", { check: "relation:percent-and-at", way: "parts" }],
];
for (const [title, more] of ELSEWHERE) {
  Deno.test(`an entry of ${title} says nothing of a result`, () => {
    const result = failed();
    assertEquals(applied([result], [entry(more)]), [result]);
  });
}

for (
  const [title, more] of [
    ["a pattern of clauses", { clause: ["name.*"] }],
    ["all protocols", {}],
    ["a pattern of forms", { form: ["per*"] }],
    ["a part of the name", { login: "[A-Z%]" }],
    ["a pattern of mechanisms", { mechanism: ["US*"] }],
    ["its check", { check: "decide" }],
  ] as const
) {
  Deno.test(`an entry of ${title} speaks of all that fit`, () => {
    const { protocol: _, ...any } = entry(more);
    assertEquals(verdicts([failed()], [any]), ["known"]);
  });
}

Deno.test("a server that fails in another way than listed deviates, and the entry is stale", () => {
  const [result, stale] = applied([foreign()], [entry()]);
  assertEquals([result?.verdict, stale?.verdict], ["deviates", "stale"]);
  assertStringIncludes(result!.why, "listed in known.yaml:2 is another way: a login is refused");
  assertEquals(result?.listed?.state, "another way");
});

Deno.test("a login that should open is no other way of failing than one that should be refused", () => {
  const [result, ...more] = applied([failed()], [entry({ way: "opens" })]);
  assertEquals([result, more], [failed(), []]);
});

Deno.test("an entry that counts wins over one of another way", () => {
  const other = entry({ way: "another", line: 9 });
  for (const listed of [[entry(), other], [other, entry()]]) {
    const [result] = applied([failed()], listed);
    assertEquals(result?.listed?.at, "known.yaml:2");
  }
});

Deno.test("a deviation that is gone is a stale result, which names its entry", () => {
  const [result, stale] = applied([right()], [entry()]);
  assertEquals(result, right());
  assertEquals([stale?.verdict, stale?.clause, stale?.protocol], [
    "stale",
    "name.percent",
    "pop3",
  ]);
  assertStringIncludes(stale!.why, "known.yaml:2 lists a deviation that is gone");
});

Deno.test("one of several that fit is enough to be seen", () => {
  assertEquals(verdicts([right(), failed()], [entry()]), ["conforms", "known"]);
});

Deno.test("each protocol of a list stands for itself", () => {
  const results = [failed(), right({ protocol: "imap" })];
  const stale = applied(results, [entry({ protocol: ["pop3", "imap", "ftp"] })])
    .filter(({ verdict }) => verdict === "stale");
  assertEquals(stale.map(({ protocol }) => protocol), ["imap"]);
});

Deno.test("each mechanism of a list stands for itself, and a login is looked for letter for letter", () => {
  const results = [failed(), right({ protocol: "imap" })];
  const listed = entry({ protocol: ["pop3", "imap"], mechanism: ["USER", "APOP"], login: "o%c" });
  const [, , stale, ...more] = applied(results, [listed]);
  assertEquals([stale?.protocol, more], ["imap", []]);
  assertStringIncludes(stale!.why, "(name.percent, imap, any form, logins like /o%c/, USER,");
});

Deno.test("a MAPI connector's addition is part of the name that was sent", () => {
  const made = scenario("info", {
    attempt: { protocol: "mapi", address: "127.0.1.1", login: "info", setting: "Client1.com" },
  });
  const refusal = result(made, refused(), { clause: "name.at", verdict: "deviates" });
  const listed = entry({ clause: ["name.at"], protocol: ["mapi"], login: "^info@C" });
  assertEquals(verdicts([refusal], [listed]), ["known"]);
});

Deno.test("what has no login, as a relation has none, fits no entry about logins", () => {
  const relation = failed({ check: "relation:percent-and-at" });
  const of = (more: Partial<Deviation>) =>
    verdicts([relation], [entry({ check: relation.check, way: "parts", ...more })]);
  assertEquals([of({}), of({ login: "." })], [["known"], ["deviates"]]);
});

const SILENT: readonly [string, readonly Result[], Partial<Deviation>][] = [
  ["nothing was tried", [], {}],
  ["only another form was tried", [right()], { form: ["upper"] }],
  ["only logins of another look were tried", [right()], { login: "[A-Z]" }],
  ["only another mechanism was tried", [right()], { mechanism: ["SCRAM-*"] }],
  ["what was tried is not offered", [right({ verdict: "notOffered" })], {}],
  ["something of it is not proven", [right(), right({ verdict: "unproven" })], {}],
  ["what was tried could not fail so", [right()], { way: "opens" }],
  ["it shows only sometimes", [right()], { sometimes: true }],
];
for (const [title, results, more] of SILENT) {
  Deno.test(`nothing is said of an entry where ${title}`, () => {
    assertEquals(applied(results, [entry(more)]), [...results]);
  });
}

Deno.test("what is not proven stays so, whatever is listed", () => {
  assertEquals(verdicts([failed({ verdict: "unproven" })], [entry()]), ["unproven"]);
});

Deno.test("a selection that leaves part of what an entry speaks of out never calls it gone", () => {
  const of = (only: readonly string[], more: Partial<Deviation> = {}) =>
    verdicts([right()], [entry(more)], only);
  assertEquals(of(["percent"]), ["conforms"]);
  assertEquals(of(["pop3"], { protocol: ["pop3"], clause: ["name.*"] }), ["conforms", "stale"]);
  assertEquals(of(["name.percent"]), ["conforms", "stale"]);
  assertEquals(of(["name.percent"], { clause: ["name.*"] }), ["conforms"]);
  assertEquals(of(["percent"], { form: ["percent"] }), ["conforms", "stale"]);
});

Deno.test("an entry counts on its last day, and is red from the next on", () => {
  assertEquals(verdicts([failed()], [entry({ expires: TODAY })]), ["known"]);
  const [result, stale] = applied([failed()], [entry({ expires: "2030-06-14" })]);
  assertEquals([result?.verdict, stale?.verdict], ["deviates", "stale"]);
  assertStringIncludes(result!.why, "it was listed in known.yaml:2 until 2030-06-14");
  assertStringIncludes(stale!.why, "counts no more since 2030-06-14 is over");
});

Deno.test("past its date an entry is red though nothing was tried of it, unless part was left out", () => {
  const over = entry({ clause: ["share.*"], expires: "2030-06-14" });
  const { protocol: _, ...any } = over;
  const [result, stale] = applied([right()], [over]);
  assertEquals([result, stale?.verdict], [right(), "stale"]);
  assertEquals([stale?.clause, stale?.protocol, stale?.check], ["share.owner", "pop3", "decide"]);
  const ofFtp = applied([right({ protocol: "ftp" })], [{ ...any, clause: ["name.case.*"] }]);
  assertEquals(ofFtp[1]?.protocol, "ftp");
  assertEquals(applied([right()], [over], ["pop3"]), [right()]);
  assertEquals(applied([right()], [entry({ ...over, expires: TODAY })]), [right()]);
});

Deno.test("what our own clients did wrong is nothing that a server is known for", () => {
  const witness = failed({ check: "witness:typed-name", clause: "client.plain" });
  const listed = entry({ clause: ["client.plain"], way: "answers" });
  assertEquals(verdicts([witness], [listed]), ["deviates"]);
});

Deno.test("an entry of one check says nothing of another that fails in the same way", () => {
  const relation = failed({ check: "relation:percent-and-at" });
  const of = (check: string) => verdicts([relation], [entry({ check, way: "parts" })]);
  assertEquals([of("relation:carriage"), of("relation:percent-and-at")], [["deviates"], ["known"]]);
});

Deno.test("logins that part are known as such, and not by what they came to", () => {
  const relation = foreign({ check: "relation:percent-and-at" });
  assertEquals(verdicts([relation], [entry({ way: "parts" })]), ["known"]);
  assertEquals(verdicts([relation], [entry({ way: "another" })])[0], "deviates");
});
