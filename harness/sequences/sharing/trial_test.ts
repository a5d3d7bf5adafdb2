import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { isPlain } from "../../../scenarios/sequences/sharing/identifiers.ts";
import { begin, type Model, rightsOf } from "../../../scenarios/sequences/sharing/model.ts";
import { lettersOf, type Rights } from "../../../scenarios/sequences/sharing/rights.ts";
import type { Seen, Step } from "../../../scenarios/sequences/sharing/step.ts";
import { castOf, sharingWorld } from "../../../scenarios/sequences/sharing/world.ts";
import { Lost } from "../../sessions/lost.ts";
import type { Server } from "./trial.ts";
import { trial } from "./trial.ts";

const deployment = sharingWorld(1);
const { owner, actors: [, mate = owner, elsewhere = owner] } = castOf(deployment);
const domainOf = (name: string) => name.slice(name.indexOf("@") + 1);

/** How a server goes wrong: it hears another step than was said, or has seen another thing come of it. */
interface Fault {
  hears?(step: Step): Step;
  answers?(step: Step, seen: Seen, model: Model): Seen;
  /** What it makes of what is open. */
  settles?(step: Step, rights: Rights): Rights;
}

const settled = (model: Model, settle: (rights: Rights) => Rights): Model => ({
  ...model,
  mailboxes: new Map(
    [...model.mailboxes].map(([key, mailbox]) => [key, {
      ...mailbox,
      grants: new Map([...mailbox.grants].map(([meant, rights]) => [meant, settle(rights)])),
    }]),
  ),
});

/** A server that does as the model says, but for a fault. */
const fake = (
  { hears = (step) => step, answers = (_, seen) => seen, settles = (_, rights) => rights }: Fault,
): Server => ({
  begin() {
    let model = begin(deployment);
    return (step) => {
      const heard = hears(step);
      const come = expect(model, heard);
      const before = model;
      model = settled(come?.next ?? model, (rights) => settles(step, rights));
      return Promise.resolve(answers(step, come?.seen ?? { kind: "refused" }, before));
    };
  },
  renew: () => Promise.resolve(),
});

const tried = (fault: Fault, runs = 90) =>
  trial({ deployment, seed: 7, runs, ximss: true }, fake(fault));

/** A grant that is heard with another identifier. */
const granting = (to: (identifier: string) => string): Fault => ({
  hears: (step) =>
    step.does === "grant" || step.does === "revoke" ? { ...step, to: to(step.to) } : step,
});

const FAULTS: Readonly<Record<string, { readonly clause: ClauseId; readonly fault: Fault }>> = {
  "a bare ~account is looked for in the Domain of the address": {
    clause: "share.default-domain",
    fault: {
      hears(step) {
        if (step.on === "own" || !("where" in step) || !/^[^@%]+$/.test(step.where.name ?? "@")) {
          return step;
        }
        const there = domainOf(step.by) === domainOf(owner) ? domainOf(elsewhere) : domainOf(owner);
        return { ...step, where: { ...step.where, name: `${step.where.name}@${there}` } };
      },
    },
  },
  "~account@domain is an account of the session's own Domain": {
    clause: "share.name",
    fault: {
      hears: (step) =>
        "where" in step && step.where.name?.includes("@mail.")
          ? { ...step, where: { ...step.where, name: `nobody@${domainOf(owner)}` } }
          : step,
    },
  },
  "anyone@ is everybody here": {
    clause: "share.identifiers",
    fault: granting((to) => to === "anyone@" ? "anyone" : to),
  },
  "a Group of another Domain is the Group of the owner's": {
    clause: "share.identifiers",
    fault: granting((to) => to.startsWith("#") ? "#team" : to),
  },
  "a name without Domain in a grant means nobody": {
    clause: "share.identifiers",
    fault: granting((to) => to === "bob" ? "nobody" : to),
  },
  "a grant to an account of another Domain counts for nothing": {
    clause: "share.cross-domain",
    fault: granting((to) => isPlain(to) && domainOf(to) !== domainOf(owner) ? `no.${to}` : to),
  },
  "who may set a flag may set \\Deleted": {
    clause: "share.rights",
    fault: {
      answers: (step, seen, model) =>
        step.does === "flag" && seen.kind === "refused" &&
          expect(model, { ...step, flag: "\\Flagged" })?.seen.kind === "done"
          ? { kind: "done" }
          : seen,
    },
  },
  "the letter x is no right": {
    clause: "share.rights",
    fault: {
      hears: (step) =>
        step.does === "grant" ? { ...step, letters: step.letters.replace("x", "") } : step,
    },
  },
  "whoever may read may append": {
    clause: "share.rights",
    fault: {
      answers: (step, seen, model) =>
        step.does === "append" && seen.kind === "refused" &&
          expect(model, { ...step, does: "read", over: "imap" })?.seen.kind === "messages"
          ? { kind: "done" }
          : seen,
    },
  },
  "everybody may read": {
    clause: "share.granted",
    fault: {
      answers: (step, seen) =>
        step.does === "read" && step.where.path === "INBOX" && seen.kind === "refused"
          ? { kind: "messages", messages: ["canary"] }
          : seen,
    },
  },
  "an administrator is told of every right": {
    clause: "share.granted",
    fault: {
      answers: (step, seen) =>
        step.does === "rights" && step.by.startsWith("root@") && seen.kind === "rights"
          ? { kind: "rights", letters: "lrswipcda" }
          : seen,
    },
  },
  "the owner has what the list says": {
    clause: "share.owner",
    fault: {
      answers: (step, seen, model) =>
        step.does === "rights" && step.by === owner && seen.kind === "rights" &&
          [...model.mailboxes.values()].some(({ grants }) => grants.size > 0)
          ? { kind: "rights", letters: "lr" }
          : seen,
    },
  },
  "a session that has a mailbox open reads on when the right is gone": {
    clause: "share.granted",
    fault: {
      answers: (step, seen) =>
        step.does === "look" && seen.kind === "refused"
          ? { kind: "messages", messages: ["note 1"] }
          : seen,
    },
  },
  "the list shows what cannot be found otherwise": {
    clause: "share.granted",
    fault: {
      answers: (step, seen) =>
        step.does === "list" && seen.kind === "listed" ? { ...seen, paths: ["top"] } : seen,
    },
  },
};

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
  assertEquals(findings.map(({ clause, finding }) => [clause, finding]), [[
    "share.owner",
    "broken",
  ]]);
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
