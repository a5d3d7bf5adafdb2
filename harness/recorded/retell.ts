import type { Deviation } from "../deviations/deviation.ts";
import { ownDeviations, ownFile } from "../deviations/own_file.ts";
import type { Told } from "../reports/report.ts";
import type { Entry } from "../run/entry.ts";
import { tellRun } from "../run/tell.ts";
import type { Target } from "../targets/target.ts";
import { planAgain } from "./plan_again.ts";
import { ownRecord, readRecord } from "./record.ts";

import { Unreadable } from "./unreadable.ts";

export { Unreadable };

/**
 * A report folder's run told again from its record, with all logins in full; equal to what the run itself told. One that was killed
 * is told as stopped.
 * @param deviations absent: what was known of the server when the run ended
 * @throws {Unreadable} where there is no record, or this version does not come to the same plan
 */
export function retell(folder: string, deviations?: readonly Deviation[]): Told {
  const { path, header, entries } = ownRecord(readRecord(folder));
  const again = planAgain({ path, header });
  const told = tellRun({
    ...again,
    ...{ header, entries },
    deviations: deviations ?? knownThen(entries, again.target),
  });
  return { ...told, folder };
}

/** What a record was judged by; of one without its end, what its run would have been. */
export function knownThen(entries: readonly Entry[], target: Target): readonly Deviation[] {
  const end = entries.findLast((entry) => entry.type === "end");
  if (end) return end.deviations;
  try {
    return ownDeviations(target);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unreadable(
      ownFile(target) ?? `what is known of ${target.id}`,
      "the run was killed, and what was known of its server is needed",
      "go on with the run (--resume) by a loginspec that has this file",
    );
  }
}
