import { assertEquals } from "@std/assert";
import type { Plan } from "../../scenarios/plan.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Observation } from "../observation.ts";
import type { LoginEntry } from "../run/entry.ts";
import { gridOf } from "./grid.ts";
import { loginSentence, moduleRows, wayRows } from "./modules.ts";
import { summarise } from "./summary.ts";

const cell = scenario("info").cell;
const scenarios = [
  scenario("info@client1.com", { id: "a" }),
  scenario("INFO@client1.com", { id: "b", cell: { ...cell, security: "tls" } }),
  scenario("Info@client1.com", { id: "c", mechanism: "CRAM-MD5" }),
];
const plan: Plan = {
  ...{ seed: 1, profile: "smoke", deployments: [] },
  ...{ scenarios, relations: [], observed: [], sequences: [], short: [] },
};

const entry = (role: LoginEntry["role"], id: string, observation: Observation): LoginEntry => ({
  type: "login",
  role,
  id,
  group: "worked-example/pop3/127.0.1.1/plain",
  observation,
  client: "node-pop3 0.11.0",
  ms: 500,
});

const info1 = opened("info@client1.com");
const absent: Observation = { kind: "notOffered", because: "no CRAM-MD5" };
const summary = summarise({
  target: "reference",
  plan,
  entries: [
    entry("scenario", "a", info1),
    entry("scenario", "b", refused()),
    entry("scenario", "c", absent),
    entry("neighbour", "n", info1),
    entry("other form", "b", { kind: "opened", account: "info@client1.com", proof: "claim" }),
  ],
  results: [
    result(scenarios[0]!, info1, { clause: "name.full" }),
    result(scenarios[2]!, absent, { clause: "access.mechanisms", verdict: "notOffered" }),
  ],
  followed: {},
  durationMs: 1,
});

Deno.test("the logins of a module are those by each security, and the controls", () => {
  assertEquals(moduleRows(summary), [
    ["pop3", "5", "2", "2.5 s", "2", "", "1", "CRAM-MD5 1, USER 2", "canary 2, claim 1"],
  ]);
  assertEquals(
    loginSentence(summary),
    "3 logins (3 different), 2 controls and 0 sequences over 1 deployment",
  );
});

Deno.test("a way that the server does not have shows as that", () => {
  const client = "node-pop3 0.11.0";
  assertEquals(wayRows(summary), [
    ["pop3", "CRAM-MD5", "plain", "1", "0", "1", client],
    ["pop3", "USER", "plain", "1", "1", "", client],
    ["pop3", "USER", "implicit", "1", "0", "", client],
  ]);
});

Deno.test("what is not offered makes no cell green", () => {
  const tones = gridOf(summary).rows.map(({ clause, cells: [cell] }) => [clause, cell?.tone]);
  assertEquals(new Map(tones as [string, string][]).get("name.full"), "good");
  assertEquals(new Map(tones as [string, string][]).get("access.mechanisms"), "warn");
});
