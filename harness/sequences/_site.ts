import type { ReferenceOptions } from "../../reference/mod.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
import { serveZone } from "../dns/zone.ts";
import { canariesOf } from "../run/dial.ts";
import { trustOf, USUAL_TRUST } from "../run/trusting.ts";
import { referenceTarget } from "../targets/reference.ts";
import type { SequenceSite } from "./sequence.ts";

/** The first sequence of a kind, on a reference with some of its parts replaced. */
export async function onReference<T>(
  kind: string,
  work: (site: SequenceSite) => Promise<T>,
  { parts = {}, runs = 12, seed = 1, timeout = 5_000 }: {
    readonly parts?: ReferenceOptions;
    readonly runs?: number;
    readonly seed?: number;
    readonly timeout?: number;
  } = {},
): Promise<T> {
  const { deployments, needs, joins } = sequenceKind(kind);
  const [deployment] = deployments(seed, "smoke");
  if (!deployment) throw new RangeError(`Cannot try ${kind}: it has no deployment`);
  const sequence: Sequence = { id: `${kind}/0`, kind, deployment, seed, runs };
  const target = referenceTarget({ onFault() {}, ...parts });
  await using running = await target.start(deployment, [...needs, ...joins]);
  await using zone = await serveZone(deployment);
  const { reconfigure } = running;
  return await work({
    sequence,
    dialling: {
      endpoints: running.endpoints,
      zone,
      trust: trustOf(USUAL_TRUST, running),
      accountOf: canariesOf(deployment),
      timeout,
    },
    ...reconfigure === undefined ? {} : { reconfigure },
  });
}
