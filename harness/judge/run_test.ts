import { assertEquals } from "@std/assert";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";
import { opened, refused, scenario } from "./_judged.ts";
import { judgeRun } from "./run.ts";

const planOf = (...scenarios: readonly Scenario[]): Plan => ({
  observed: [],
  sequences: [],
  short: [],
  seed: 1,
  profile: "smoke",
  deployments: [],
  scenarios,
  relations: [],
});

const entry = (id: string, observation: Observation, more: Partial<LoginEntry> = {}): Entry => ({
  type: "login",
  role: "scenario",
  id,
  group: "g",
  observation,
  client: "none",
  ms: 1,
  ...more,
});

const wrong = scenario("info@client1.com", { id: "wrong", password: "nobody's" });
const right = scenario("info@client1.com", { id: "right" });
const neighbour = (observation: Observation, group = "g") =>
  entry("n", observation, { role: "neighbour", group });
const open = opened("info@client1.com");

const verdictOf = (id: string, ...entries: readonly Entry[]) =>
  judgeRun(planOf(wrong, right), entries).results.find((one) => one.id === id)?.verdict;

Deno.test("a refusal conforms between neighbours that opened, and not without one of them", () => {
  const seen = entry("wrong", refused());
  assertEquals(verdictOf("wrong", neighbour(open), seen, neighbour(open)), "conforms");
  assertEquals(verdictOf("wrong", neighbour(open), seen), "unproven");
  assertEquals(verdictOf("wrong", seen, neighbour(open)), "unproven");
  assertEquals(verdictOf("wrong", neighbour(open), seen, neighbour(refused())), "unproven");
});

Deno.test("the neighbours of another endpoint prove nothing here", () => {
  const seen = entry("wrong", refused());
  assertEquals(verdictOf("wrong", neighbour(open, "h"), seen, neighbour(open, "h")), "unproven");
});

Deno.test("a login that should open and did is a neighbour of others", () => {
  const between = [entry("right", open), entry("wrong", refused()), neighbour(open)];
  assertEquals(verdictOf("wrong", ...between), "conforms");
});

Deno.test("a refusal of what should open counts where another form opened", () => {
  const seen = entry("right", refused());
  assertEquals(verdictOf("right", seen), "unproven");
  assertEquals(verdictOf("right", seen, entry("right", open, { role: "other form" })), "deviates");
});

Deno.test("a login that was not made is unproven", () => {
  assertEquals(verdictOf("right"), "unproven");
});

Deno.test("a probe that got something deviates, one that learned nothing is unproven", () => {
  const probed = (finding: "kept" | "broken" | "unclear") =>
    judgeRun(planOf(), [{
      type: "probe",
      id: "probe:login-first",
      group: "g",
      protocol: "pop3",
      finding,
      why: "",
    }]).results.map(({ verdict, clause }) => `${verdict} ${clause}`);
  assertEquals(probed("kept"), ["conforms access.login-first"]);
  assertEquals(probed("broken"), ["deviates access.login-first"]);
  assertEquals(probed("unclear"), ["unproven access.login-first"]);
});
