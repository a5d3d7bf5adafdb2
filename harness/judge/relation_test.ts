import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Observation } from "../observation.ts";
import { opened, refused, result, scenario } from "./_judged.ts";
import { judgeRelation } from "./relation.ts";
import type { Result } from "./verdict.ts";

const seen = (observed: Observation, more: Partial<Result> = {}) =>
  result(scenario("info@client1.com"), observed, more);

function judged(base: Result, other: Result, clause: Result["clause"] = "name.percent") {
  return judgeRelation({ id: "percent-and-at", clause, base, others: [other] })
    .map(({ verdict, clause, check }): string[] => [verdict, clause, check]);
}

const [info1, info2] = [opened("info@client1.com"), opened("info@client2.com")];

Deno.test("logins that come out alike conform, whatever the wording", () => {
  const expected = [["conforms", "name.percent", "relation:percent-and-at"]];
  assertEquals(judged(seen(info1), seen(info1)), expected);
  assertEquals(judged(seen(refused("-ERR no")), seen(refused("-ERR never"))), expected);
});

Deno.test("logins that part deviate from a MUST, and differ from a SHOULD", () => {
  const verdict = (...all: Parameters<typeof judged>) => judged(...all)[0]?.[0];
  assertEquals(verdict(seen(info1), seen(info2)), "deviates");
  assertEquals(verdict(seen(info1), seen(refused())), "deviates");
  assertEquals(verdict(seen(info1), seen(info2), "name.case.domain"), "differs");
});

Deno.test("an account whose Domain is called otherwise in the other deployment is the same one", () => {
  const domains = workedExample.domains.map((domain) => ({
    ...domain,
    name: `${domain.name}.renamed`,
  }));
  const renamed = (account: `${string}@${string}`) =>
    result(
      scenario("info@client1.com.renamed", { deployment: { ...workedExample, domains } }),
      opened(account),
    );
  const verdict = (other: Result) => judged(seen(info1), other, "name.full")[0]?.[0];
  assertEquals(verdict(renamed("info@client1.com.renamed")), "conforms");
  assertEquals(verdict(renamed("info@client2.com.renamed")), "deviates");
  // Nobody's there: what it is called is all that can be compared.
  assertEquals(verdict(renamed("info@client1.com")), "deviates");
});

Deno.test("where one of them is unproven nothing is said of the two", () => {
  const unproven = seen(refused(), { verdict: "unproven", why: "no neighbour" });
  assertEquals(judged(seen(info1), unproven)[0]?.[0], "unproven");
  assertEquals(judged(unproven, seen(info1))[0]?.[0], "unproven");
});

Deno.test("where one of them is not offered the two are not compared, alike or not", () => {
  const absent = seen({ kind: "unclear", because: "not run" }, {
    verdict: "notOffered",
    why: "no ::1 on this machine",
  });
  for (const [base, other] of [[seen(info1), absent], [absent, seen(info1)], [absent, absent]]) {
    assertEquals(judged(base!, other!)[0]?.[0], "notOffered");
  }
  const unproven = seen(refused(), { verdict: "unproven", why: "no neighbour" });
  assertEquals(judged(unproven, absent)[0]?.[0], "notOffered");
  const [only] = judgeRelation({
    id: "another-address",
    clause: "name.percent",
    base: seen(info1),
    others: [absent],
  });
  assertEquals(only?.why, "no ::1 on this machine");
});
