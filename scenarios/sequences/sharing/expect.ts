import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { about } from "./about.ts";
import { doingOf } from "./deeds.ts";
import { keyOf, mailboxAt, type Model, ownerOf } from "./model.ts";
import type { Seen, Step } from "./step.ts";

export interface Expectation {
  readonly seen: Seen;
  /** The model behind the step. */
  readonly next: Model;
  /** The clauses that say so, that which a wrong answer is counted under first. */
  readonly about: readonly ClauseId[];
  /** Whose mailbox is named; nothing: nobody's. */
  readonly owner: FullName | undefined;
}

/** What a step should come to. Nothing where no clause says: such a step is not made. */
export function expect(model: Model, step: Step): Expectation | undefined {
  const held = model.held.get(step.by)?.mailbox;
  const mailbox = "where" in step
    ? mailboxAt(model, step.by, step.where)
    : held && model.mailboxes.get(keyOf(held));
  const owner = "where" in step ? ownerOf(model, step.by, step.where) : held?.owner;
  const come = doingOf(step)({ model, by: step.by, owner, mailbox });
  if (!come) return undefined;
  const { seen, next = model } = come;
  // What is made is made by the rights on what it is made in.
  const asked = step.does === "create"
    ? mailboxAt(model, step.by, { ...step.where, path: "top" })
    : mailbox;
  return {
    seen,
    next,
    about: about(model, step, owner, asked),
    owner,
  };
}
