import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import type { ProbeEntry } from "../run/entry.ts";
import { blank, type Secrets } from "../clients/secrets.ts";
import type { Group } from "../run/group.ts";

/** What a probe came to. */
export type Finding = Pick<ProbeEntry, "finding" | "why">;

/**
 * A finding as the record has it, made beside a login that should open, whose passwords are blanked wherever a server says them.
 * The talk is kept where there is something to show.
 */
export function entryOf(
  id: string,
  group: Group,
  neighbour: Scenario,
  { protocol, transcript }: Pick<Dial, "protocol" | "transcript">,
  { finding, why }: Finding,
): ProbeEntry {
  return {
    type: "probe",
    id,
    group: group.id,
    protocol,
    finding,
    why: blank(why, neighbour),
    neighbour: neighbour.id,
    client: `loginspec's own ${protocol} client`,
    ...(finding === "kept" ? {} : { transcript: transcript.lines(neighbour) }),
  };
}

/** So much of an answer is shown. */
const SHOWN = 200;

/** An answer, as a finding tells it: of a password across the cut no part may stay. */
export const excerpt = (answer: string, secrets: Secrets): string =>
  blank(answer, secrets).trim().slice(0, SHOWN);

/** What stopped a probe: a time-out or a broken talk is never a verdict. */
export const unclear = (error: unknown): Finding => ({
  finding: "unclear",
  why: error instanceof Error ? error.message : String(error),
});
