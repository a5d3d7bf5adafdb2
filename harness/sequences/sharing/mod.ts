import fc from "fast-check";
import type { FullName } from "../../../fixtures/deployment.ts";
import { steps } from "../../../scenarios/sequences/sharing/draw.ts";
import { expect } from "../../../scenarios/sequences/sharing/expect.ts";
import { begin, type Model } from "../../../scenarios/sequences/sharing/model.ts";
import sharing from "../../../scenarios/sequences/sharing/mod.ts";
import type { Seen, Step } from "../../../scenarios/sequences/sharing/step.ts";
import { inWords } from "../../../scenarios/sequences/sharing/words.ts";
import { castOf } from "../../../scenarios/sequences/sharing/world.ts";
import { Lost } from "../../sessions/lost.ts";
import type { SequenceCheck, SequenceFinding, SequenceSite } from "../sequence.ts";
import { Actors } from "./actors.ts";
import { doByImap, REFUSED } from "./imap_deeds.ts";
import { calledBy, type Names, wireName } from "./names.ts";
import { Broken, Ledger, Run } from "./run.ts";

/** Steps of a run, at most. */
const LONGEST = 24;
/** Lists that are tried to find a shorter one. */
const PATIENCE = 400;
/** After so many losses no more is tried: each may have taken all its time. */
const ENOUGH = 2;

/** Makes the mailboxes' names: a run finds none of another's. */
let boxes = 0;

/** What fast-check draws: a step that is made where the model knows what comes of it. */
class Command implements fc.AsyncCommand<Run, Run> {
  constructor(private readonly step: Step) {}
  check = (run: Readonly<Run>) => expect(run.model, this.step) !== undefined;
  run = (_: Run, run: Run) => run.make(this.step);
  toString = () => inWords(this.step);
}

const doneBy =
  (actors: Actors, names: Names) =>
  async (step: Step, model: Model, owner: FullName | undefined): Promise<Seen> => {
    if (step.does === "read" && step.over === "ximss") {
      const texts = await (await actors.ximss(step)).texts(wireName(step.where, names));
      return texts
        ? { kind: "messages", messages: texts.map((text) => calledBy(names, text)) }
        : REFUSED;
    }
    const session = await actors.imap(step);
    const keeping = () => actors.keeping(step);
    return await doByImap(step, { session, keeping, by: step.by, model, owner, names });
  };

/** What the target lacks; nothing: it has what the steps go by. @throws {Lost} */
async function lacking(actors: Actors, by: FullName): Promise<string | undefined> {
  const dial = actors.dial({ by, on: "own" }, "imap");
  if (typeof dial === "string") return dial;
  const { untagged } = await (await actors.imap({ by, on: "own" })).command("CAPABILITY");
  return untagged.some((one) => /^\* CAPABILITY .*\bACL\b/i.test(one))
    ? undefined
    : "the server has no access rights over IMAP (RFC 4314)";
}

const check: SequenceCheck = {
  kind: sharing.id,
  async run(site: SequenceSite) {
    const { sequence: { deployment, seed, runs }, dialling } = site;
    const { owner } = castOf(deployment);
    await using actors = new Actors(site);
    const all = (finding: "unclear" | "notOffered", why: string): SequenceFinding[] =>
      sharing.clauses.map((clause) => ({ clause, protocol: "imap", finding, why }));
    try {
      const because = await lacking(actors, owner);
      if (because !== undefined) return all("notOffered", because);
    } catch (error) {
      if (error instanceof Lost) return all("unclear", error.message);
      throw error;
    }
    const ledger = new Ledger();
    const lost: SequenceFinding[] = [];
    let broken: { readonly by: Broken; readonly words: readonly string[] } | undefined;
    let tries = 0;
    const begun = async (run: Run) => {
      await run.make({ does: "create", where: { path: "top" }, by: owner, on: "own" });
      await run.make({ does: "append", where: { path: "top" }, by: owner, on: "own" });
    };
    const hasXimss = typeof actors.dial({ by: owner, on: "own" }, "ximss") !== "string";
    const commands = steps(deployment, hasXimss).map((one) => one.map((step) => new Command(step)));
    const property = fc.asyncProperty(
      fc.commands(commands, { maxCommands: LONGEST, size: "max" }),
      async (drawn) => {
        if (lost.length >= ENOUGH || broken && ++tries > PATIENCE) return;
        const names = { box: `Box${++boxes}`, accountOf: dialling.accountOf };
        const run = new Run(begin(deployment), ledger, doneBy(actors, names));
        try {
          await begun(run);
          await fc.asyncModelRun(() => ({ model: run, real: run }), drawn);
          await run.control(owner);
        } catch (error) {
          if (error instanceof Broken) broken = { by: error, words: run.words };
          if (!(error instanceof Lost)) throw error;
          if (ledger.asking) {
            const steps = [...run.words];
            lost.push({ ...ledger.asking, finding: "unclear", why: error.message, steps });
          }
          await actors[Symbol.asyncDispose]();
        }
      },
    );
    const { failed, errorInstance } = await fc.check(property, { seed, numRuns: runs });
    // What is thrown otherwise is our own fault.
    if (failed && !(errorInstance instanceof Broken)) throw errorInstance;
    return findingsOf(ledger, lost, broken);
  },
};
export default check;

/** One for each clause and protocol. */
function findingsOf(
  { shown }: Ledger,
  lost: readonly SequenceFinding[],
  broken: { readonly by: Broken; readonly words: readonly string[] } | undefined,
): SequenceFinding[] {
  const found = new Map<string, SequenceFinding>();
  for (const one of shown) {
    const [clause, protocol] = one.split(" ") as [
      SequenceFinding["clause"],
      SequenceFinding["protocol"],
    ];
    const why = "every step came out as the rights say";
    found.set(one, { clause, protocol, finding: "kept", why });
  }
  for (const one of lost) found.set(`${one.clause} ${one.protocol}`, one);
  if (broken) {
    const { by: { clause, protocol, message: why }, words: steps } = broken;
    found.set(`${clause} ${protocol}`, { clause, protocol, finding: "broken", why, steps });
  }
  return [...found.values()];
}
