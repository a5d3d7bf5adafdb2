import fc from "fast-check";
import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { steps } from "../../../scenarios/sequences/sharing/draw.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { begin } from "../../../scenarios/sequences/sharing/model.ts";
import type { Step } from "../../../scenarios/sequences/sharing/step.ts";
import { inWords } from "../../../scenarios/sequences/sharing/words.ts";
import { plainer, weightOf } from "../../../scenarios/sequences/sharing/plainer.ts";
import { type Cast, castOf } from "../../../scenarios/sequences/sharing/world.ts";
import { walk } from "../../../scenarios/sequences/sharing/walk.ts";
import { Lost } from "../../sessions/lost.ts";
import type { SequenceFinding } from "../sequence.ts";
import { type Failed, findingsOf } from "./findings.ts";
import { planned } from "./planned.ts";
import { Broken, type Doing, Ledger, Run } from "./run.ts";

/** Commands of a run, at most: each is a few steps. */
const LONGEST = 14;
/** Lists that are tried to find a shorter one, and then a plainer one. */
const PATIENCE = 300;
/** Milliseconds that both may take together: a slow server is told of by what was found till then. */
const AT_MOST = 10_000;
/** After so many losses no more is tried: each may have taken all its time. */
const ENOUGH = 2;

/** Whoever does the steps. */
export interface Server {
  /** A run begins, in which nothing of another is seen. */
  begin(): Doing;
  /** After one was lost: sessions begin anew. */
  renew(): Promise<void>;
}

export interface Drawing {
  readonly deployment: Deployment;
  readonly seed: number;
  readonly runs: number;
  /** Whether mailboxes are read over XIMSS too. */
  readonly ximss: boolean;
  /** Milliseconds, from any beginning. */
  readonly now?: () => number;
}

/** Thrown before a step for which there is no time any more. */
class TooLate extends Error {
  override readonly name = "TooLate";
}

/** Steps that belong together, each made where the model knows what comes of it. */
class Command implements fc.AsyncCommand<Run, Run> {
  constructor(private readonly steps: readonly Step[]) {}
  check = ({ model }: Readonly<Run>) => this.steps.some((step) => expect(model, step));
  run = async (_: Run, run: Run) => {
    for (const step of this.steps) if (expect(run.model, step)) await run.make(step);
  };
  toString = () => this.steps.map(inWords).join("; ");
}

/** Has each thing done once, then lists that are drawn, and shrinks the first that comes out otherwise than the model says. */
export async function trial(
  { deployment, seed, runs, ximss, now = () => performance.now() }: Drawing,
  server: Server,
): Promise<SequenceFinding[]> {
  const cast = castOf(deployment);
  const { owner } = cast;
  const ledger = new Ledger();
  const lost: SequenceFinding[] = [];
  let failed: Failed | undefined;
  let tries = 0;
  let until = Infinity;
  const fails = (one: Failed) => {
    if (until === Infinity) until = now() + AT_MOST;
    failed = one;
  };
  const make = async (ledger: Ledger, steps: (run: Run) => Promise<unknown>) => {
    const doing = server.begin();
    const run = new Run(begin(deployment), ledger, (...step) => {
      if (now() >= until) throw new TooLate();
      return doing(...step);
    });
    try {
      for (const step of beginning(owner)) await run.make(step);
      await steps(run);
      await run.control(owner);
    } catch (error) {
      const steps = run.made;
      if (error instanceof Broken) return { by: error, steps };
      if (error instanceof TooLate) return undefined;
      if (!(error instanceof Lost) || !ledger.asking) throw error;
      const { message: why } = error;
      lost.push({ ...ledger.asking, finding: "unclear", why, steps: steps.map(inWords) });
      await server.renew();
    }
    return undefined;
  };
  const commands = steps(deployment, ximss).map((one) => one.map((some) => new Command(some)));
  const property = fc.asyncProperty(
    fc.commands(commands, { maxCommands: LONGEST, size: "max" }),
    async (drawn) => {
      if (lost.length >= ENOUGH || failed && ++tries > PATIENCE) return;
      const seen = await make(
        ledger,
        (run) => fc.asyncModelRun(() => ({ model: run, real: run }), drawn),
      );
      if (seen) fails(seen);
      return seen === undefined;
    },
  );
  const makeAll = (ledger: Ledger, steps: readonly Step[]) =>
    make(ledger, async (run) => {
      for (const step of steps) if (expect(run.model, step)) await run.make(step);
    });
  const walked = walk(deployment, ximss);
  for (const steps of walked) {
    if (lost.length >= ENOUGH || failed) break;
    const seen = await makeAll(ledger, steps);
    if (seen) fails(seen);
  }
  const { failed: isFailed, errorInstance } = await fc.check(property, {
    seed,
    numRuns: failed ? 0 : runs,
  });
  // What is thrown is our own fault.
  if (isFailed && !failed) throw errorInstance;
  if (failed) {
    failed = await plainest(failed, cast, (steps) => makeAll(new Ledger(), steps));
  }
  return findingsOf({
    planned: planned(deployment, walked.map((steps) => [...beginning(owner), ...steps])),
    shown: ledger.shown.values(),
    lost,
    failed,
  });
}

/** A mailbox with a message in it. */
const beginning = (by: FullName): readonly Step[] =>
  (["create", "append"] as const).map((does) => ({ does, where: { path: "top" }, by, on: "own" }));

/** The same as plainly as it still goes wrong: what a wrong answer is counted under is then what matters. */
async function plainest(
  failed: Failed,
  cast: Cast,
  shows: (steps: readonly Step[]) => Promise<Failed | undefined>,
): Promise<Failed> {
  const setUp = beginning(cast.owner).length;
  const stepsOf = (one: Failed) => one.steps.slice(setUp);
  let plain = failed;
  let left = PATIENCE;
  for (let found = true; found;) {
    found = false;
    for (const steps of plainer(stepsOf(plain), cast)) {
      if (left-- <= 0) return plain;
      const still = await shows(steps);
      // It may go wrong later than it was told to: at a control.
      if (!still || weightOf(stepsOf(still), cast) >= weightOf(stepsOf(plain), cast)) continue;
      plain = still;
      found = true;
      break;
    }
  }
  return plain;
}
