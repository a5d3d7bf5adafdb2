import type { Protocol } from "../../fixtures/protocols.ts";
import type { Sequence, SequenceKind } from "../sequence.ts";
import { ALL } from "../sequences/mod.ts";
import type { Profile } from "./profiles.ts";

/** @throws {RangeError} where there is no such kind */
export function sequenceKind(id: string): SequenceKind {
  const kinds: readonly SequenceKind[] = ALL;
  const kind = kinds.find((one) => one.id === id);
  if (!kind) throw new RangeError(`Cannot plan a sequence: no kind is called ${id}`);
  return kind;
}

/** The sequences of a plan: those for which a target has the protocols. */
export function sequencesOf(
  seed: number,
  profile: Profile,
  protocols: readonly Protocol[],
): Sequence[] {
  const kinds: readonly SequenceKind[] = ALL;
  return kinds.filter(({ needs }) => needs.every((protocol) => protocols.includes(protocol)))
    .flatMap(({ id, runs, deployments }) => {
      const worlds = deployments(seed, profile);
      return worlds.map((deployment, at) => ({
        id: `${id}/${at}`,
        kind: id,
        deployment,
        seed: seed + at,
        runs: Math.ceil(runs[profile] / worlds.length),
      }));
    });
}
