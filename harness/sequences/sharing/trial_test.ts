import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { domainOf } from "../../../scenarios/sequences/sharing/leads.ts";
import { begin, rightsOf } from "../../../scenarios/sequences/sharing/model.ts";
import { lettersOf } from "../../../scenarios/sequences/sharing/rights.ts";
import type { Step } from "../../../scenarios/sequences/sharing/step.ts";
import { castOf } from "../../../scenarios/sequences/sharing/world.ts";
import { Lost } from "../../sessions/lost.ts";
import type { SequenceFinding } from "../sequence.ts";
import { deployment, fake, type Fault, FAULTS } from "./_fake.ts";
import { trial } from "./trial.ts";

const { owner, actors: [, mate = owner, elsewhere = owner] } = castOf(deployment);

const tried = (fault: Fault, runs = 90) =>
  trial({ deployment, seed: 7, runs, ximss: true }, fake(fault));

for (const [title, { clause, fault }] of Object.entries(FAULTS)) {
  Deno.test(`a fault is found, and told in six steps: ${title}`, async () => {
    const findings = await tried(fault);
    const broken = findings.filter(({ finding }) => finding === "broken");
    assertEquals(broken.map((one) => one.clause), [clause], broken[0]?.steps?.join("\n"));
    const steps = broken[0]?.steps ?? [];
    assert(steps.length <= 6, steps.join("\n"));
  });
}

Deno.test("a server that does as the model says shows all clauses, over IMAP and XIMSS", async () => {
  const findings = await tried({});
  assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
  assertEquals(
    new Set(findings.filter(({ protocol }) => protocol === "imap").map(({ clause }) => clause))
      .size,
    7,
  );
  assert(findings.some(({ protocol }) => protocol === "ximss"));
});

const isLess = (step: Step) => step.does === "grant" && step.how === "-";
const SETTLED: Readonly<Record<string, Fault["settles"]>> = {
  "t is not e, k is not x": (step, { least, most }) =>
    isLess(step) ? { least: most, most } : { least, most: least },
  "t and e are d, k and x are c": (step, { least, most }) =>
    isLess(step) ? { least, most: least } : { least: most, most },
};
for (const [title, settles] of Object.entries(SETTLED)) {
  Deno.test(`a server is right on which ${title}`, async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const server = fake({ ...settles && { settles } });
      const findings = await trial({ deployment, seed, runs: 90, ximss: false }, server);
      assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
    }
  });
}

Deno.test("equal seeds ask for equal things", async () => {
  const heard = async () => {
    const said: string[] = [];
    await tried({ hears: (step) => (said.push(JSON.stringify(step)), step) }, 5);
    return said;
  };
  assertEquals(await heard(), await heard());
});

Deno.test("a server that refuses everything passes nothing", async () => {
  const findings = await tried({ answers: () => ({ kind: "refused" }) });
  const found = findings.map(({ clause, protocol, finding }) => [clause, protocol, finding]);
  assertEquals(found.filter(([, , finding]) => finding !== "unclear"), [[
    "share.owner",
    "imap",
    "broken",
  ]]);
});

Deno.test("what is not come to behind a fault is unclear: there is a row for all that is planned", async () => {
  const rows = (findings: readonly SequenceFinding[]) =>
    findings.map(({ clause, protocol }) => `${clause} ${protocol}`).sort();
  const all = rows(await tried({}));
  for (const { clause, fault } of Object.values(FAULTS)) {
    const findings = await tried(fault);
    assertEquals(rows(findings), all);
    const unclear = findings.filter(({ finding }) => finding === "unclear");
    assert(unclear.every(({ why }) => why.includes(`comes out wrong, here one of ${clause}`)));
  }
});

Deno.test("a slow server is told of by what was found in the time that there is", async () => {
  const title = "everybody may read";
  let steps = 0;
  let wrong: number | undefined;
  const { answers } = FAULTS[title]?.fault ?? {};
  const server = fake({
    answers(step, seen, model) {
      steps++;
      const said = answers?.(step, seen, model) ?? seen;
      if (said !== seen) wrong ??= steps;
      return said;
    },
  });
  const now = () => steps * 1_000;
  const findings = await trial({ deployment, seed: 7, runs: 90, ximss: true, now }, server);
  assert(findings.some(({ finding }) => finding === "broken"));
  assert(wrong !== undefined);
  assertEquals(steps - wrong, 10);
});

Deno.test("a server that refuses all others shows the owner's clauses alone", async () => {
  const findings = await tried({
    answers: (step, seen) => step.by === owner ? seen : { kind: "refused" },
  });
  const kept = findings.filter(({ finding }) => finding === "kept");
  assert(findings.some(({ finding }) => finding === "broken"));
  assert(kept.every(({ clause }) => clause !== "share.cross-domain"), JSON.stringify(kept));
});

Deno.test("a lost connection proves nothing, and is not tried for long", async () => {
  let lost = 0;
  const server = fake({
    answers(step, seen) {
      if (step.by !== mate) return seen;
      lost++;
      throw new Lost("no answer");
    },
  });
  const findings = await trial({ deployment, seed: 7, runs: 90, ximss: false }, server);
  assertEquals(lost, 2);
  const unclear = findings.filter(({ finding }) => finding === "unclear");
  assert(unclear.length > 0);
  assertStringIncludes(unclear[0]?.why ?? "", "no answer");
  assert(findings.every(({ finding }) => finding !== "broken"));
});

Deno.test("what the owner and the administrators may do needs no grant", () => {
  const before = begin(deployment);
  const made = expect(before, { does: "create", where: { path: "top" }, by: owner, on: "own" });
  assert(made);
  const mailbox = made.next.mailboxes.get(`${owner}/top`);
  assert(mailbox);
  const letters = (user: Step["by"]) => lettersOf(rightsOf(made.next, user, mailbox));
  assertEquals(letters(owner), "lrswipcda");
  assertEquals(letters(`root@${deployment.main}`), "la");
  assertEquals(letters(`root@${domainOf(elsewhere)}`), "");
  assertEquals(letters(mate), "");
});
