import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { plan } from "../../scenarios/plan.ts";
import type { World } from "../run/group.ts";
import { aimed } from "./aim.ts";
import { CONTROLS } from "./controls.ts";
import { hunt, tryControl } from "./hunt.ts";
import { ALL } from "./mod.ts";
import type { Mutant } from "./mutant.ts";

const MUTANTS: readonly Mutant[] = ALL;
const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** The files of mutants, `group/id` with `-` for `_`. */
const files = [...Deno.readDirSync(FOLDER)].filter(({ isDirectory }) => isDirectory)
  .flatMap(({ name: group }) =>
    [...Deno.readDirSync(`${FOLDER}${group}`)].map(({ name }) => ({ group, name }))
  );

Deno.test("no two mutants or controls have one id", () => {
  const ids = [...MUTANTS, ...CONTROLS].map(({ id }) => id);
  assertEquals(ids.filter((id, at) => ids.indexOf(id) !== at), []);
});

Deno.test("a mutant's id is its file's name", () => {
  const named = files.map(({ name }) => name.replace(/\.ts$/, "").replaceAll("_", "-"));
  assertEquals(named.toSorted(), MUTANTS.map(({ id }) => id).toSorted());
});

Deno.test("a mutant shows in protocols that its clause can show in", () => {
  const astray = MUTANTS.filter(({ clause, protocols }) =>
    protocols.length === 0 ||
    !protocols.every((one) => (CLAUSES[clause].protocols as readonly string[]).includes(one))
  );
  assertEquals(astray.map(({ id }) => id), []);
});

Deno.test("a mutant may always be caught under its own clause, in some verdict and way", () => {
  const lost = MUTANTS.filter(({ clause, caughtUnder = [clause], verdicts, ways }) =>
    !caughtUnder.includes(clause) || verdicts.length === 0 || ways.length === 0
  );
  assertEquals(lost.map(({ id }) => id), []);
});

Deno.test("the one check that has to notice a mutant is a check of its clause", () => {
  const astray = MUTANTS.filter(({ clause, by }) => {
    const { tested } = CLAUSES[clause];
    return by !== undefined && !("by" in tested && (tested.by as readonly string[]).includes(by));
  });
  assertEquals(astray.map(({ id }) => id), []);
});

/** Clauses that are tested and have no mutant, and why none is possible so far. */
const WITHOUT: Readonly<Partial<Record<ClauseId, string>>> = {};

Deno.test("every tested clause has a mutant, or a reason why it has none", () => {
  const broken = new Set(MUTANTS.map(({ clause }) => clause));
  const tested = CLAUSE_IDS.filter((id) => "by" in CLAUSES[id].tested);
  assertEquals(tested.filter((id) => !broken.has(id) && !(id in WITHOUT)), []);
  assertEquals(Object.keys(WITHOUT).filter((id) => broken.has(id as ClauseId)), []);
});

Deno.test("there are eleven controls, the unchanged reference the first", () => {
  assertEquals(CONTROLS.length, 11);
  assertEquals(CONTROLS[0]?.harmless(), {});
});

/** One mutant of each group: all of them take minutes (`loginspec mutants`). */
const SAMPLE = [
  "percent-is-a-letter",
  "assigned-ignored",
  "account-alias-skipped",
  "domain-case",
  "main-namesake",
  "first-name-stays",
  "unknown-account-told",
  "refuses-everything",
  "pop3-plaintext-kept",
  "equal-authzid-refused",
  "unserved-host-is-main",
  "entry-without-bind",
  "mail-not-routed",
  "rights-ignored",
  "imap-one-session",
];

const smoke = plan({
  seed: 3,
  profile: "smoke",
  protocols: ["pop3", "imap", "ftp", "web", "smtp", "ldap"],
});
const sampled = MUTANTS.filter(({ id }) => SAMPLE.includes(id));

Deno.test("the sample has a mutant of each group", () => {
  const groups = files.filter(({ name }) =>
    SAMPLE.includes(name.replace(/\.ts$/, "").replaceAll("_", "-"))
  ).map(({ group }) => group);
  assertEquals(new Set(groups), new Set(files.map(({ group }) => group)));
  assertEquals(sampled.length, SAMPLE.length);
});

for (const mutant of sampled) {
  Deno.test(`caught, by a check of its clause: ${mutant.title}`, async () => {
    const { fate, activations } = await hunt(mutant, smoke, 5000);
    assert(activations > 0);
    assertEquals(fate.kind === "caught" ? fate.clause : fate.kind, mutant.clause);
  });
}

Deno.test("what a mutant is wrong about is tried first, and all that is concerned at the end", () => {
  const [mutant] = sampled;
  assert(mutant);
  const over = (security: "tls" | "upgrade"): Mutant => ({ ...mutant, securities: [security] });
  const securities = (worlds: readonly World[] = []) =>
    new Set(
      worlds.flatMap(({ groups }) =>
        groups.flatMap(({ scenarios }) => scenarios.map(({ cell }) => cell.security))
      ),
    );
  const [, plain] = aimed(smoke, mutant);
  const [, tls, all] = aimed(smoke, over("tls"));
  assertEquals(securities(plain), new Set(["plain"]));
  assertEquals(securities(tls), new Set(["tls"]));
  assertEquals(securities(all).size, 3);
});

Deno.test("a mutant that is never wrong is not caught", async () => {
  const [mutant] = sampled;
  assert(mutant);
  const { fate } = await hunt({ ...mutant, wrong: () => ({}) }, smoke, 5000);
  assertEquals(fate.kind, "neverReached");
});

Deno.test("a mutant that shows in another way than it says is not caught", async () => {
  const mutant = sampled.find(({ id }) => id === "percent-is-a-letter");
  assert(mutant);
  const { fate } = await hunt({ ...mutant, ways: ["opens"] }, smoke, 5000);
  assertEquals(fate.kind, "survived");
});

Deno.test("a mutant that one check has to notice is caught by no other", async () => {
  const mutant = sampled.find(({ id }) => id === "percent-is-a-letter");
  assert(mutant);
  const { fate, activations } = await hunt({ ...mutant, by: "probe:challenge" }, smoke, 5000);
  assertEquals(fate.kind, activations > 0 ? "survived" : "neverReached");
});

Deno.test("where a relation has to notice a mutant, its pairs are tried, and no other deployment", () => {
  const [mutant] = sampled;
  assert(mutant);
  const by = "relation:another-address";
  const [, , all] = aimed(smoke, { ...mutant, by });
  const planned = new Map(smoke.scenarios.map((scenario) => [scenario.id, scenario]));
  const pairs = smoke.relations.filter(({ relation }) => by === `relation:${relation.id}`)
    .map(({ base, others }) => [planned.get(base)!, ...others])
    .filter(([base]) => mutant.protocols.includes(base!.attempt.protocol));
  assert(pairs.length > 0);
  assertEquals(
    new Set(all?.map(({ deployment }) => deployment.name)),
    new Set(pairs.flat().map(({ deployment }) => deployment.name)),
  );
  const made = all?.flatMap(({ groups }) => groups.flatMap(({ scenarios }) => scenarios)) ?? [];
  const ids = new Set(made.map(({ id }) => id));
  assertEquals(pairs.flat().filter(({ id }) => !ids.has(id)), []);
});

Deno.test("a control that does harm is caught", async () => {
  const mutant = sampled.find(({ id }) => id === "main-namesake");
  assert(mutant);
  const harmful = { id: "harmful", title: "", harmless: () => mutant.wrong(() => {}) };
  const { caughtBy } = await tryControl(harmful, smoke, 5000);
  assertEquals(caughtBy?.clause, "access.password");
});
