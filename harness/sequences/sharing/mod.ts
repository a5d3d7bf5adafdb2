import type { FullName } from "../../../fixtures/deployment.ts";
import sharing from "../../../scenarios/sequences/sharing/mod.ts";
import { castOf } from "../../../scenarios/sequences/sharing/world.ts";
import { Lost } from "../../sessions/lost.ts";
import type { SequenceCheck, SequenceFinding } from "../sequence.ts";
import { Actors } from "./actors.ts";
import { doByImap } from "./imap_deeds.ts";
import type { Names } from "./names.ts";
import type { Doing } from "./run.ts";
import { trial } from "./trial.ts";
import { doByXimss } from "./ximss_deeds.ts";

/** A run finds no mailbox of another one's, whichever server it is made on. */
let boxes = 0;

const doneBy = (actors: Actors, names: Names): Doing => async (step, model, owner) => {
  const { by } = step;
  if ("over" in step && step.over === "ximss") {
    return await doByXimss(step, { session: await actors.ximss(step), by, model, owner, names });
  }
  const session = await actors.imap(step);
  const keeping = () => actors.keeping(step);
  return await doByImap(step, { session, keeping, by, model, owner, names });
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
  async run(site) {
    const { sequence: { deployment, seed, runs }, dialling: { accountOf } } = site;
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
    const ximss = typeof actors.dial({ by: owner, on: "own" }, "ximss") !== "string";
    return await trial({ deployment, seed, runs, ximss }, {
      begin: () => doneBy(actors, { box: `Box${++boxes}`, accountOf }),
      renew: () => actors.close(),
    });
  },
};
export default check;
