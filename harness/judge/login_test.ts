import { assertEquals, assertThrows } from "@std/assert";
import type { Level } from "../../fixtures/clauses/mod.ts";
import type { Decision } from "../../scenarios/decision.ts";
import type { Outcome } from "../../scenarios/outcome.ts";
import type { Observation } from "../observation.ts";
import { type Controls, judgeLogin } from "./login.ts";
import type { Verdict } from "./verdict.ts";

const OPENS: Outcome = { kind: "opened", account: "info@client1.com" };
const REFUSES: Outcome = { kind: "refused", class: "login" };
const decision = (outcome: Outcome, level: Level, reading?: string): Decision => ({
  clause: reading === undefined ? "name.full" : "name.spaces",
  level,
  outcome,
  trace: ["name.full"],
  readings: reading === undefined ? {} : { "name.spaces": reading },
});

const SEEN = {
  right: { kind: "opened", account: "info@client1.com" },
  another: { kind: "opened", account: "info@client2.com" },
  refused: { kind: "refused", class: "login", answer: "-ERR" },
  "stream error": { kind: "refused", class: "stream", answer: "host-unknown" },
  unclear: { kind: "unclear", because: "no answer" },
  "one of several": {
    kind: "unnamed",
    candidates: ["info@client2.com", "info@client1.com"],
    because: "2 accounts have this password",
  },
  "one of several others": {
    kind: "unnamed",
    candidates: ["info@client2.com", "info@client3.com"],
    because: "2 accounts have this password",
  },
  "one of several, called another": {
    kind: "unnamed",
    candidates: ["info@client2.com", "info@client1.com"],
    because: "2 accounts have this password, and the session names a third",
    claimed: "info@client3.com",
  },
  "not offered": { kind: "notOffered", because: "no CRAM-MD5" },
} as const satisfies Record<string, Observation>;

const BOOLEANS = [false, true];
const CONTROLS: readonly Controls[] = BOOLEANS.flatMap((before) =>
  BOOLEANS.flatMap((after) => BOOLEANS.map((otherForm) => ({ before, after, otherForm })))
);

/** What has to be seen beside a login for its verdict; without it nothing is proven. */
const NEEDS = {
  nothing: () => true,
  neighbours: ({ before, after }: Controls) => before && after,
  "another form": ({ otherForm }: Controls) => otherForm,
} as const;

/** Expected, seen, what proves it, and the verdict by a MUST and by a SHOULD. */
const TABLE: readonly [Outcome, keyof typeof SEEN, keyof typeof NEEDS, Verdict, Verdict][] = [
  [OPENS, "right", "nothing", "conforms", "conforms"],
  [OPENS, "another", "nothing", "deviates", "differs"],
  [OPENS, "refused", "another form", "deviates", "differs"],
  [OPENS, "stream error", "another form", "deviates", "differs"],
  [OPENS, "unclear", "nothing", "unproven", "unproven"],
  [OPENS, "not offered", "nothing", "notOffered", "notOffered"],
  [OPENS, "one of several", "nothing", "notOffered", "notOffered"],
  [OPENS, "one of several others", "nothing", "deviates", "differs"],
  [OPENS, "one of several, called another", "nothing", "unproven", "unproven"],
  [REFUSES, "right", "nothing", "deviates", "differs"],
  [REFUSES, "another", "nothing", "deviates", "differs"],
  [REFUSES, "refused", "neighbours", "conforms", "conforms"],
  [REFUSES, "stream error", "neighbours", "deviates", "differs"],
  [REFUSES, "unclear", "nothing", "unproven", "unproven"],
  [REFUSES, "not offered", "nothing", "notOffered", "notOffered"],
  [REFUSES, "one of several", "nothing", "deviates", "differs"],
  [REFUSES, "one of several others", "nothing", "deviates", "differs"],
  [REFUSES, "one of several, called another", "nothing", "deviates", "differs"],
];

for (const [outcome, seen, needs, must, should] of TABLE) {
  Deno.test(`expected ${outcome.kind}, seen ${seen}: ${must}, once ${needs} was seen beside it`, () => {
    for (const controls of CONTROLS) {
      for (const [level, verdict] of [["must", must], ["should", should]] as const) {
        assertEquals(
          judgeLogin([decision(outcome, level)], SEEN[seen], controls).verdict,
          NEEDS[needs](controls) ? verdict : "unproven",
          JSON.stringify({ level, ...controls }),
        );
      }
    }
  });
}

const OPEN = [decision(REFUSES, "open", "a"), decision(OPENS, "open", "b")];
const all: Controls = { before: true, after: true, otherForm: true };

Deno.test("of an OPEN clause each reading is no failure, and is told", () => {
  for (const [seen, reading] of [["refused", "a"], ["right", "b"]] as const) {
    const { verdict, clause, readings } = judgeLogin(OPEN, SEEN[seen], all);
    assertEquals([verdict, clause, readings], ["open", "name.spaces", [{
      "name.spaces": reading,
    }]]);
  }
});

Deno.test("an outcome that is none of an OPEN clause's readings deviates", () => {
  assertEquals(judgeLogin(OPEN, SEEN.another, all).verdict, "deviates");
});

Deno.test("a reading that refuses wants its neighbours too", () => {
  for (const controls of CONTROLS) {
    assertEquals(
      judgeLogin(OPEN, SEEN.refused, controls).verdict,
      NEEDS.neighbours(controls) ? "open" : "unproven",
    );
  }
});

Deno.test("to take another's identity deviates, though nothing shows whose session it is", () => {
  const authzid = { ...decision(REFUSES, "must"), clause: "access.authzid" } as const;
  const seen = { kind: "unclear", because: "logged in, but saw no canary" } as const;
  assertEquals(judgeLogin([authzid], seen, all).verdict, "deviates");
  assertEquals(judgeLogin([authzid], SEEN.unclear, all).verdict, "unproven");
  assertEquals(judgeLogin([decision(REFUSES, "must")], seen, all).verdict, "unproven");
  const opens = { ...authzid, outcome: OPENS };
  assertEquals(judgeLogin([opens], seen, all).verdict, "unproven");
});

Deno.test("a refusal tells no reading of an account that opens by no name at all", () => {
  const shut = { ...all, neverOpened: ["info@client1.com"] as const };
  assertEquals(judgeLogin(OPEN, SEEN.refused, shut).verdict, "unproven");
  assertEquals(judgeLogin(OPEN, SEEN.right, shut).verdict, "open");
});

Deno.test("without an answer of the oracle there is nothing to judge by", () => {
  assertThrows(() => judgeLogin([], SEEN.right, all), RangeError, "no answer");
});
