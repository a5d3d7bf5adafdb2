import type { Report, Told } from "./report.ts";

/** What the badge says, and in which of the colours that shields.io names. `error`: nobody may paint it otherwise. */
function said(
  { summary: { verdicts }, stopped, losses = [] }: Told,
): { message: string; color: string; error?: true } {
  const { conforms, open, deviates, stale, differs, unproven, known } = verdicts;
  if (stopped !== undefined) return { message: "stopped", color: "lightgrey", error: true };
  if (deviates > 0) return { message: `${deviates} deviate`, color: "red", error: true };
  if (stale > 0) return { message: `${stale} stale`, color: "red", error: true };
  if (losses.length > 0) return { message: "out of reach", color: "lightgrey", error: true };
  if (unproven > 0) return { message: `${unproven} unproven`, color: "orange", error: true };
  const well = conforms + open;
  if (well + known + differs === 0) {
    return { message: "nothing checked", color: "lightgrey", error: true };
  }
  const beside = [
    ...differs > 0 ? [`${differs} differ`] : [],
    ...known > 0 ? [`${known} known`] : [],
  ];
  return beside.length > 0
    ? { message: `${well} conform, ${beside.join(", ")}`, color: "yellow" }
    : { message: `${well} conform`, color: "brightgreen" };
}

/** A badge, as an endpoint of shields.io has it (schema version 1): the file is put somewhere, and the badge's URL names it. */
export default {
  id: "badge",
  about: "a badge: JSON for the endpoint badge of shields.io",
  usual: false,
  filename: "badge.json",
  write(told) {
    const { message, color, error } = said(told);
    const { shard } = told;
    const label = shard ? `loginspec, shard ${shard.index} of ${shard.of}` : "loginspec";
    const badge = { schemaVersion: 1, label, message, color };
    return `${JSON.stringify(error ? { ...badge, isError: true } : badge, null, 1)}\n`;
  },
} satisfies Report;
