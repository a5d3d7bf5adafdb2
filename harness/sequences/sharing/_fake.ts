import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { isPlain } from "../../../scenarios/sequences/sharing/identifiers.ts";
import { domainOf } from "../../../scenarios/sequences/sharing/leads.ts";
import { begin, type Model } from "../../../scenarios/sequences/sharing/model.ts";
import type { Rights } from "../../../scenarios/sequences/sharing/rights.ts";
import type { Seen, Step } from "../../../scenarios/sequences/sharing/step.ts";
import { castOf, sharingWorld } from "../../../scenarios/sequences/sharing/world.ts";
import type { Server } from "./trial.ts";

export const deployment = sharingWorld(1);
const { owner, actors: [, , elsewhere = owner] } = castOf(deployment);

/** How a server goes wrong: it hears another step than was said, or has seen another thing come of it. */
export interface Fault {
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
export const fake = (
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

/** A grant that is heard with another identifier. */
const granting = (to: (identifier: string) => string): Fault => ({
  hears: (step) =>
    step.does === "grant" || step.does === "revoke" ? { ...step, to: to(step.to) } : step,
});

/** Some identifiers are not offered. */
const refusing = (which: (identifier: string) => boolean): Fault => {
  const isRefused = (step: Step) =>
    (step.does === "grant" || step.does === "revoke") && which(step.to);
  return {
    // It hears of nobody.
    hears: (step) => isRefused(step) ? { ...step, to: "-nobody" } : step,
    answers: (step, seen) => isRefused(step) ? { kind: "refused" } : seen,
  };
};

/** Servers that are wrong in one way, with the clause that it is counted under. */
export const FAULTS: Readonly<
  Record<string, { readonly clause: ClauseId; readonly fault: Fault }>
> = {
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
  "nothing can be given to a Group": {
    clause: "share.identifiers",
    fault: refusing((to) => to.startsWith("#")),
  },
  "nothing can be given to all of a Domain": {
    clause: "share.identifiers",
    fault: refusing((to) => /^anyone@./.test(to)),
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
