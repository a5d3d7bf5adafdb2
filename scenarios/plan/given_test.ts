import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { shrinks } from "../draw/shrinks.ts";
import { plan } from "../plan.ts";
import type { Given } from "./given.ts";

/** Whatever its name comes to elsewhere. */
const deployment: Deployment = { ...workedExample, name: "somebody-s" };
const PROTOCOLS = ["imap", "pop3", "web"] as const;

const planOf = (reaches: Given["reaches"], profile: "smoke" | "standard" = "smoke") =>
  plan({ seed: 1, profile, protocols: PROTOCOLS, given: { deployment, reaches } });

Deno.test("every login on a given deployment is in it, where it can be reached, as it is served", () => {
  const { scenarios, relations, observed, sequences, deployments } = planOf(
    ({ address, security }) => security === "upgrade" && address !== "127.0.1.9",
    "standard",
  );
  assert(scenarios.length > 400 && relations.length > 20);
  assertEquals(deployments, [deployment]);
  assertEquals([observed.length, sequences.length], [0, 0]);
  const all = [...scenarios, ...relations.flatMap(({ others }) => others)];
  assert(all.every((one) => one.deployment === deployment));
  assert(
    all.every(({ cell, attempt }) =>
      cell.security === "upgrade" && attempt.address !== "127.0.1.9"
    ),
  );
  assert(all.every(({ peer, switches }) => peer === undefined && switches === undefined));
  // HTTP has no upgrade.
  assert(all.every(({ attempt }) => attempt.protocol !== "web"));
});

Deno.test("one address is still asked every form that the deployment has something for", () => {
  const forms = (reaches: Given["reaches"]) =>
    new Set(planOf(reaches, "standard").scenarios.map(({ cell }) => cell.form));
  const all = forms(() => true);
  const one = forms(({ address }) => address === "127.0.0.1");
  assertEquals([...all].filter((form) => !one.has(form)), []);
});

Deno.test("what a given deployment cannot show is said, with the reason", () => {
  const { short } = planOf(() => true);
  const because = (clause: string) =>
    short.find((one) => one.clause === clause && one.protocol === "imap")?.because;
  assertEquals(because("route.unified"), "this deployment has nothing that shows it");
  assertEquals(
    because("share.granted"),
    "its steps are made in deployments of our own alone, never in a given one",
  );
  assertEquals(because("address.local"), "it compares logins that this deployment has not");
  assertEquals(because("name.full"), undefined);
});

Deno.test("a login on a given deployment is made simpler in that deployment", () => {
  const simpler = planOf(() => true).scenarios.flatMap((one) => [...shrinks(one)].slice(0, 3))
    .filter((one) => one.deployment === deployment);
  assert(simpler.length > 50);
});
