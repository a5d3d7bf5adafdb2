import type { FullName } from "../../../fixtures/deployment.ts";
import { isPlain } from "./identifiers.ts";
import type { Step } from "./step.ts";
import type { Cast } from "./world.ts";

/**
 * Lists that say the same more plainly, if they still show what the first one shows: without a step, by plain names, by actors and
 * identifiers that are nothing special. What is left of the unusual is then what matters.
 */
export function* plainer(steps: readonly Step[], cast: Cast): Generator<readonly Step[]> {
  const weight = weightOf(steps, cast);
  for (const other of candidates(steps, cast)) {
    if (weightOf(other, cast) < weight) yield other;
  }
}

function* candidates(steps: readonly Step[], { owner, actors }: Cast): Generator<readonly Step[]> {
  for (let at = steps.length - 1; at >= 0; at--) yield steps.toSpliced(at, 1);
  const last = steps.at(-1)?.by ?? owner;
  const [, mate = owner, elsewhere = owner, administrator = owner] = actors;
  const by = (from: FullName, to: FullName) => (step: Step): Step =>
    step.by === from ? { ...step, by: to } : step;
  const given = (to: FullName) => (step: Step): Step => "to" in step ? { ...step, to } : step;
  for (const plain of [mate, elsewhere]) {
    yield steps.map(given(plain)).map(by(last, plain));
    yield steps.map(by(last, plain));
  }
  yield steps.map(by(last, administrator));
  yield steps.map(given(last));
  for (const [at, step] of steps.entries()) {
    for (const other of simpler(step, owner)) yield steps.with(at, other);
  }
}

/** A step with one thing of it as plain as can be. */
function* simpler(step: Step, owner: FullName): Generator<Step> {
  yield { ...step, on: "own" };
  if (!("where" in step)) return;
  const { path } = step.where;
  yield { ...step, where: { path, name: owner } };
  if (step.by === owner) yield { ...step, where: { path } };
  yield { ...step, where: { ...step.where, path: "top" } };
  if (step.does === "read" || step.does === "list") yield { ...step, over: "imap" };
  if (step.does === "grant") {
    yield { ...step, letters: "lr" };
    yield { ...step, how: "" };
  }
}

/** How much there is to read, and how far it is from plain. */
export function weightOf(steps: readonly Step[], { owner, actors }: Cast): number {
  const among = (account: string) => {
    const at = actors.slice(0, 4).findIndex((one) => one === account);
    return at < 0 ? 4 : at;
  };
  const weight = (step: Step) => {
    const { name, path = "top" } = "where" in step ? step.where : {};
    const of = [
      10 + among(step.by),
      step.on === "own" ? 0 : 1,
      name === undefined || name === owner ? 0 : 2,
      path === "top" ? 0 : 1,
      "over" in step && step.over === "ximss" ? 1 : 0,
      "to" in step ? isPlain(step.to) ? among(step.to) : 5 : 0,
      "letters" in step ? (step.letters === "lr" ? 0 : 1) + step.how.length : 0,
    ];
    return of.reduce((sum, one) => sum + one, 0);
  };
  return steps.reduce((sum, step) => sum + weight(step), 0);
}
