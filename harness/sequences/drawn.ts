import fc from "fast-check";
import { Lost } from "../sessions/lost.ts";
import type { SequenceFinding } from "./sequence.ts";
import { shortest } from "./shortest.ts";
import { type About, type Doubt, type Fault, Story } from "./story.ts";

/** Steps that are being made, in one deployment, from a known beginning. */
export interface Play<Step> extends AsyncDisposable {
  /** Makes the next step of a client, if there is anything to do. @throws {Lost} */
  make(client: number, step: Step): Promise<Fault | undefined>;
  /** What can be seen behind the last step. @throws {Lost} */
  end(): Promise<Fault | undefined>;
}

export interface Drawn<Step> {
  readonly seed: number;
  readonly runs: number;
  /** For each client its steps. */
  readonly programs: fc.Arbitrary<readonly (readonly Step[])[]>;
  /** What nothing can be said of where the beginning itself is lost. */
  readonly about: About;
  /** What the steps are drawn from: where a loss ends them, nothing can be said of what of it was not asked for by then. Absent: nothing. */
  readonly planned?: readonly About[];
  /** @param brief a silence tells already what it was: no need to listen long @throws {Lost} */
  begin(story: Story, brief: boolean): Promise<Play<Step>>;
}

type Order<Step> = readonly (readonly [client: number, step: Step])[];

/** What all plays were about. */
type Told = Pick<Story, "asked" | "doubts">;

interface Seen {
  readonly fault: Fault;
  readonly story: Story;
}

/**
 * Draws what each client does and whose turn it is, makes it, and looks for the fewest steps that show the first fault.
 * @returns one finding for each clause and protocol that was asked for
 */
export async function play<Step>(drawn: Drawn<Step>): Promise<SequenceFinding[]> {
  const told: Told = { asked: new Map(), doubts: new Map() };
  let failed: { readonly order: Order<Step>; readonly seen: Seen } | undefined;
  const property = fc.asyncProperty(
    // What comes first in a list is no likelier than what comes last.
    fc.noBias(drawn.programs),
    fc.scheduler(),
    async (programs, scheduler) => {
      const order: [number, Step][] = [];
      const seen = await tell(drawn, false, async (make) => {
        const clients = programs.map((steps, client) =>
          scheduler.scheduleSequence(steps.map((step) => ({
            label: `${client}`,
            builder: () => {
              order.push([client, step]);
              return make(client, step);
            },
          })))
        );
        await scheduler.waitFor(Promise.all(clients.map(({ task }) => task)));
      }, told);
      if (seen) failed = { order, seen };
      return seen === undefined;
    },
  );
  // Fewer steps would be another order of turns: what is made shorter is the order that was made.
  const { errorInstance } = await fc.check(property, {
    seed: drawn.seed,
    numRuns: drawn.runs,
    endOnFailure: true,
  });
  if (!failed) {
    // What is thrown is our own fault.
    if (errorInstance !== null && errorInstance !== undefined) throw errorInstance;
    return whole(told);
  }
  const { seen: { fault, story } } = failed.seen.fault.finding === "broken"
    ? await shortest(failed.order, failed.seen, async (order) => {
      const seen = await tell(drawn, true, async (make) => {
        for (const [client, step] of order) await make(client, step);
      });
      return seen && isSame(seen.fault, failed?.seen.fault) ? seen : undefined;
    })
    : failed;
  const { clause, protocol, finding, why } = fault;
  told.asked.delete(`${clause} ${protocol}`);
  const left = finding === "broken"
    ? []
    : (drawn.planned ?? []).filter((one) =>
      !told.asked.has(`${one.clause} ${one.protocol}`) && !isAbout(one, fault)
    );
  return [...whole(told), ...left.map((one) => notAsked(one, why)), {
    clause,
    protocol,
    finding,
    why,
    steps: story.steps,
  }];
}

/** Makes steps up to the first fault. */
async function tell<Step>(
  { begin, about }: Drawn<Step>,
  brief: boolean,
  steps: (make: (client: number, step: Step) => Promise<void>) => Promise<void>,
  told?: Told,
): Promise<Seen | undefined> {
  const story = new Story(about);
  let fault: Fault | undefined;
  let ours: { readonly error: unknown } | undefined;
  const heed = async (step: () => Promise<Fault | undefined>) => {
    if (fault || ours) return;
    try {
      fault = await step();
    } catch (error) {
      fault = error instanceof Lost ? story.unclear(error.message) : undefined;
      // The scheduler would keep it for itself.
      if (!fault) ours ??= { error };
    }
  };
  await heed(async () => {
    await using made = await begin(story, brief);
    await steps((client, step) => heed(() => made.make(client, step)));
    if (!fault && !ours) fault = await made.end();
    return fault;
  });
  if (ours) throw ours.error;
  for (const [key, about] of story.asked) told?.asked.set(key, about);
  for (const [key, doubt] of story.doubts) told?.doubts.set(key, doubt);
  return fault && { fault, story };
}

const isAbout = (one: About, other: About) =>
  one.clause === other.clause && one.protocol === other.protocol;

const isSame = (one: Fault, other: Fault | undefined) =>
  other !== undefined && one.finding === other.finding && isAbout(one, other);

const notAsked = ({ clause, protocol }: About, why: string): SequenceFinding => ({
  clause,
  protocol,
  finding: "unclear",
  why: `it was not asked any more: ${why}`,
});

const whole = ({ asked, doubts }: Told): SequenceFinding[] =>
  [...asked].map(([key, { clause, protocol }]) => {
    const doubt: Doubt | undefined = doubts.get(key);
    return doubt
      ? { clause, protocol, finding: "unclear", ...doubt }
      : { clause, protocol, finding: "kept", why: "every step came out as it should" };
  });
