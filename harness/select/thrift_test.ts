import { assert, assertEquals } from "@std/assert";
import { plan } from "../../scenarios/plan.ts";
import { possible } from "../judge/possible.ts";
import { surelyOpens } from "../judge/surely.ts";
import { thrifty } from "./thrift.ts";

const whole = plan({ seed: 1, profile: "smoke", protocols: ["imap", "pop3"] });
const clauses = ({ scenarios }: typeof whole) =>
  new Set(
    scenarios.map((scenario) => `${possible(scenario)[0]?.clause} ${scenario.attempt.protocol}`),
  );

Deno.test("a cut plan keeps to what it may spend", () => {
  const cut = thrifty(whole, { deployments: 4, refusals: 30 });
  assertEquals(new Set(cut.scenarios.map(({ deployment }) => deployment)).size, 4);
  const made = [...cut.scenarios, ...cut.relations.flatMap(({ others }) => others)];
  const refused = new Set(made.filter((one) => !surelyOpens(one)).map(({ id }) => id));
  assertEquals(refused.size, 30);
  assertEquals(cut.deployments[0], whole.deployments[0]);
});

Deno.test("the deployments that are left show more than the first of the plan", () => {
  const cut = thrifty(whole, { deployments: 4, refusals: 100_000 });
  const first = new Set(whole.deployments.slice(0, 4));
  const beginning = {
    ...whole,
    scenarios: whole.scenarios.filter(({ deployment }) => first.has(deployment)),
  };
  assert(
    clauses(cut).size > clauses(beginning).size,
    `${clauses(cut).size} ${clauses(beginning).size}`,
  );
});

Deno.test("of few refusals each is of another kind", () => {
  const cut = thrifty(whole, { deployments: 4, refusals: 20 });
  const refused = cut.scenarios.filter((one) => !surelyOpens(one));
  const kinds = refused.map(({ cell: { form, protocol } }) => `${form} ${protocol}`);
  assert(new Set(kinds).size >= 15, kinds.join("\n"));
});

Deno.test("no relation lacks one of its logins", () => {
  const cut = thrifty(whole, { deployments: 5, refusals: 50 });
  assert(cut.relations.length > 0);
  const ids = new Set(cut.scenarios.map(({ id }) => id));
  const deployments = new Set(cut.deployments);
  for (const { base, others } of cut.relations) {
    assert(ids.has(base));
    assert(others.every(({ deployment }) => deployments.has(deployment)));
  }
});

Deno.test("a plan that costs less than it may is not cut", () => {
  assertEquals(thrifty(whole, { deployments: 1000, refusals: 100_000 }), whole);
});

Deno.test("what is cut below the profile's promise is told as short", () => {
  const standard = plan({ seed: 1, profile: "standard", protocols: ["ftp"] });
  const cut = thrifty(standard, { deployments: 3, refusals: 20 });
  const told = cut.short.find(({ clause, protocol }) =>
    clause === "name.percent" && protocol === "ftp"
  );
  assert(told && told.decides < 20 && told.because.includes("allows"), JSON.stringify(told));
  assert(!standard.short.some(({ clause }) => clause === "name.percent"));
});
