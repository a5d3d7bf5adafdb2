import type { Deployment } from "../../fixtures/deployment.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { isAnswer } from "../observation.ts";
import { reach } from "../sequences/reach.ts";
import { dial, type Dialling } from "./dial.ts";
import type { Entry, SequenceEntry } from "./entry.ts";
import { neighbourOf } from "./group.ts";
import type { Ask } from "./pulse.ts";

/** Asks an endpoint whether it is there by its neighbour, which stands in the record as one. */
export const asking =
  (dialling: Dialling, record: (entry: Entry) => void): Ask => async (group) => {
    const [first] = group.scenarios;
    const neighbour = first && neighbourOf(first, `${group.id}/neighbour`);
    if (!neighbour) return undefined;
    const { observation, client, ms, transcript } = await dial(neighbour, dialling);
    // There is no such endpoint.
    if (client === "none") return undefined;
    record({
      type: "login",
      role: "neighbour",
      id: neighbour.id,
      group: group.id,
      observation,
      client,
      ms,
      ...(observation.kind === "opened" ? {} : { transcript: [...transcript()] }),
    });
    return observation;
  };

/** A login that should open in a sequence's deployment, over the first of its protocols that the target has there. */
function beside(
  { id, kind }: SequenceEntry,
  deployment: Deployment,
  { endpoints }: Dialling,
): Scenario | undefined {
  const { needs, joins } = sequenceKind(kind);
  const [address = ""] = deployment.addresses;
  for (const protocol of [...needs, ...joins]) {
    const reached = reach(endpoints, { protocol, address });
    const neighbour = reached && neighbourOf(
      { deployment, attempt: { protocol, address }, cell: { security: reached.security } },
      `${id}/neighbour`,
    );
    if (neighbour) return neighbour;
  }
  return undefined;
}

/** @returns why the server is not there any more, where nothing is known behind a sequence and no login is answered either */
export async function lostBehind(
  entry: SequenceEntry,
  deployment: Deployment,
  dialling: Dialling,
): Promise<string | undefined> {
  if (!entry.findings.some(({ finding }) => finding === "unclear")) return undefined;
  if (entry.findings.some(({ finding }) => finding === "kept" || finding === "broken")) {
    return undefined;
  }
  const neighbour = beside(entry, deployment, dialling);
  if (!neighbour) return undefined;
  const { observation } = await dial(neighbour, dialling);
  return observation.kind === "unclear" && !isAnswer(observation)
    ? `no login is answered behind ${entry.id}: ${observation.because}`
    : undefined;
}
