import { assertEquals } from "@std/assert";
import { workedExample } from "../fixtures/mod.ts";
import { decide, plan, shownIn } from "./mod.ts";

Deno.test("the oracle says what opens, for one login and for all of a plan", () => {
  const { outcome, clause } = decide(workedExample, {
    protocol: "pop3",
    address: "127.0.1.1",
    login: "info%client2.com",
  });
  assertEquals(outcome, { kind: "opened", account: "info@client2.com" });
  assertEquals(clause, "name.explicit-wins");

  const { scenarios } = plan({ seed: 1, profile: "smoke", protocols: ["pwd"] });
  const opened = scenarios.filter((scenario) =>
    decide(scenario.deployment, scenario.attempt, shownIn(scenario)).outcome.kind === "opened"
  );
  assertEquals(opened.length > 0 && opened.length < scenarios.length, true);
});
