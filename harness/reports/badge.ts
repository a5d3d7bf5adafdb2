import { USUAL_POLICY } from "../judge/policy.ts";
import { endingOf } from "./ending.ts";
import type { Report, Told } from "./report.ts";

/** What is said of checks that are not well, and the colour where they make the run red: the gravest first. */
const WORDS = [
  ["deviates", "deviate", "red"],
  ["stale", "stale", "red"],
  ["differs", "differ", "red"],
  ["known", "known", "red"],
  ["unproven", "unproven", "orange"],
] as const;

/** What the badge says, and in which of the colours that shields.io names. */
function said(told: Told): { message: string; color: string } {
  const { summary: { verdicts }, stopped, losses = [], policy = USUAL_POLICY } = told;
  if (stopped !== undefined) return { message: "stopped", color: "lightgrey" };
  if (endingOf(told) === "fault") return { message: "cannot be judged", color: "lightgrey" };
  const red = WORDS.find(([verdict]) => policy.has(verdict) && verdicts[verdict] > 0);
  const away = losses.length > 0 && policy.has("lost");
  if (red && !(away && red[0] === "unproven")) {
    return { message: `${verdicts[red[0]]} ${red[1]}`, color: red[2] };
  }
  if (away) return { message: "out of reach", color: "lightgrey" };
  const well = verdicts.conforms + verdicts.open;
  const beside = WORDS.flatMap(([verdict, word]) =>
    verdicts[verdict] > 0 ? [`${verdicts[verdict]} ${word}`] : []
  );
  if (well + beside.length === 0) return { message: "nothing checked", color: "lightgrey" };
  return beside.length > 0 || losses.length > 0
    ? { message: [`${well} conform`, ...beside].join(", "), color: "yellow" }
    : { message: `${well} conform`, color: "brightgreen" };
}

/** A badge, as an endpoint of shields.io has it (schema version 1): the file is put somewhere, and the badge's URL names it. */
export default {
  id: "badge",
  about: "a badge: JSON for the endpoint badge of shields.io",
  usual: false,
  filename: "badge.json",
  write(told) {
    const { message, color } = said(told);
    // Nobody may paint a red run otherwise.
    const error = endingOf(told) !== "conforms";
    const { shard } = told;
    const label = shard ? `loginspec, shard ${shard.index} of ${shard.of}` : "loginspec";
    const badge = { schemaVersion: 1, label, message, color };
    return `${JSON.stringify(error ? { ...badge, isError: true } : badge, null, 1)}\n`;
  },
} satisfies Report;
