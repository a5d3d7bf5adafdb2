import { inWords } from "../../../scenarios/sequences/sharing/words.ts";
import type { Step } from "../../../scenarios/sequences/sharing/step.ts";
import type { SequenceFinding } from "../sequence.ts";
import type { About, Broken } from "./run.ts";

/** What went wrong, with the steps up to it. */
export interface Failed {
  readonly by: Broken;
  readonly steps: readonly Step[];
}

/** One for each clause and protocol: also for those that were planned, and not come to. */
export function findingsOf(
  { planned, shown, lost, failed }: {
    readonly planned: Iterable<About>;
    readonly shown: Iterable<About>;
    readonly lost: readonly SequenceFinding[];
    readonly failed: Failed | undefined;
  },
): SequenceFinding[] {
  const found = new Map<string, SequenceFinding>();
  const put = (finding: SequenceFinding) =>
    found.set(`${finding.clause} ${finding.protocol}`, finding);
  const unshown = failed
    ? `not come to: nothing is asked behind the first step that comes out wrong, here one of ${failed.by.clause}`
    : lost.length > 0
    ? "not come to: sessions were lost"
    : "nothing that was seen shows it";
  for (const about of planned) put({ ...about, finding: "unclear", why: unshown });
  const why = "every step came out as the rights say";
  for (const about of shown) put({ ...about, finding: "kept", why });
  lost.forEach(put);
  if (failed) {
    const { by: { clause, protocol, message }, steps } = failed;
    put({ clause, protocol, finding: "broken", why: message, steps: steps.map(inWords) });
  }
  return [...found.values()];
}
