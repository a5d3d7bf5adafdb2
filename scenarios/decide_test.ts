import { assertEquals, assertLess, assertThrows } from "@std/assert";
import { CLAUSE_IDS, type ClauseId } from "../fixtures/clauses/mod.ts";
import { accountsOf, type FullName } from "../fixtures/deployment.ts";
import { workedExample, workedExampleSharedPassword } from "../fixtures/worked_example.ts";
import type { Attempt } from "./attempt.ts";
import { decide, decideBy, possibilities } from "./decide.ts";
import { RULES } from "./rules/mod.ts";

const pop3 = (login: string, address: string): Attempt => ({ protocol: "pop3", address, login });

/** The users of the worked example: login name, address, what opens, by which clause. */
const USERS: Readonly<Record<string, readonly [string, string, FullName, ClauseId]>> = {
  "user 1 on the Main Domain's address": ["info", "127.0.0.1", "info@company.com", "address.main"],
  "user 2 on client1.com's address": ["info", "127.0.1.1", "info@client1.com", "address.assigned"],
  "user 3, who wanted client2.com": ["info", "127.0.0.1", "info@company.com", "address.main"],
  "user 3, cured": ["info%client2.com", "127.0.0.1", "info@client2.com", "name.explicit-wins"],
  "an address of nobody": ["info", "127.0.1.9", "info@company.com", "address.unassigned"],
};

for (const [user, [login, address, account, clause]] of Object.entries(USERS)) {
  Deno.test(`worked example: ${user} opens ${account}`, () => {
    const decision = decide(workedExample, pop3(login, address));
    assertEquals(decision.outcome, { kind: "opened", account });
    assertEquals(decision.clause, clause);
  });
}

Deno.test("worked example: user 3's own password is refused in the Main Domain, unless it is the namesake's too", () => {
  for (
    const [deployment, kind] of [
      [workedExample, "refused"],
      [workedExampleSharedPassword, "opened"],
    ] as const
  ) {
    const own = accountsOf(deployment).find(({ fullName }) => fullName === "info@client2.com");
    const { outcome } = decide(deployment, pop3("info", "127.0.0.1"), own?.account.password);
    assertEquals(outcome.kind, kind);
  }
});

Deno.test("the level is the weakest of the trace", () => {
  const levels = ["info", "help@mail.company.com", "info@COMPANY.com", "info@[127.0.0.1]"]
    .map((login) => decide(workedExample, pop3(login, "127.0.0.1")).level);
  assertEquals(levels, ["must", "must", "should", "open"]);
});

Deno.test("a second rule that applies is a fault, not a choice", () => {
  const twice = [...RULES, ...RULES.filter(({ clause }) => clause === "address.main")];
  assertThrows(
    () => decideBy(twice, workedExample, pop3("info", "127.0.0.1")),
    RangeError,
    "Cannot decide a scenario: several rules apply: address.main, address.main",
  );
});

Deno.test("so is a situation that no rule knows", () => {
  const without = RULES.filter(({ clause }) => clause !== "address.main");
  assertThrows(
    () => decideBy(without, workedExample, pop3("info", "127.0.0.1")),
    RangeError,
    'Cannot decide a scenario: no rule applies to qualify at "simple"',
  );
});

Deno.test("a reading that a clause has not is refused", () => {
  assertThrows(
    () => decide(workedExample, pop3(" info", "127.0.0.1"), undefined, { "name.spaces": "z" }),
    RangeError,
    'Cannot read name.spaces: it has no reading "z"',
  );
});

Deno.test("a reading of a clause that the login does not meet changes nothing", () => {
  const readings = { "name.spaces": "b", "name.literal": "c" };
  assertEquals(
    decide(workedExample, pop3("info", "127.0.0.1"), undefined, readings),
    decide(workedExample, pop3("info", "127.0.0.1")),
  );
});

Deno.test("a login that meets no OPEN clause has one possibility", () => {
  assertEquals(possibilities(workedExample, pop3("info", "127.0.0.1")).length, 1);
});

/** No single login decides these: they want relations, probes and witnesses (see rules/README.md). */
const UNDECIDABLE = new Set<ClauseId>([
  "name.encoding",
  "address.local",
  "client.plain",
  "client.xmpp.jid",
  "route.same-as-delivery",
  "route.same-as-signal",
  ...CLAUSE_IDS.filter((id) => id.startsWith("share.")),
  ...CLAUSE_IDS.filter((id) =>
    id.startsWith("access.") &&
    !["access.every-module", "access.password", "access.service", "access.authzid"].includes(id)
  ),
]);

Deno.test("every clause has a rule, or is one that no single login decides", () => {
  const ruled = new Set(RULES.map(({ clause }) => clause));
  assertEquals(
    CLAUSE_IDS.filter((id) => !ruled.has(id)),
    CLAUSE_IDS.filter((id) => UNDECIDABLE.has(id)),
  );
});

Deno.test("a deployment whose Main Domain is none of its Domains gets an answer", () => {
  const headless = { ...workedExample, main: "nobody.local" };
  const outcomes = possibilities(headless, pop3("info@joe.local", "127.0.0.1"))
    .map(({ outcome }) => outcome.kind);
  assertEquals(outcomes, ["refused", "refused"]);
});

Deno.test("a thousand logins take well under a second", () => {
  const started = performance.now();
  for (let at = 0; at < 1000; at++) {
    decide(workedExample, pop3("INFO%client2.com@mail.company.com", "127.0.0.1"));
  }
  assertLess(performance.now() - started, 1000);
});
