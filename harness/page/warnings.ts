import type { Told } from "../reports/report.ts";
import { shardSentence } from "../reports/shard_text.ts";

/** What is to be known before a verdict is believed, in sentences. */
export function warningsOf(told: Told): string[] {
  const { results, trust, losses = [], lockouts = [], stopped, mode, notes = [] } = told;
  const { only, skip, shard } = told;
  return [
    ...results.length === 0 ? ["Nothing was checked."] : [],
    ...shard ? [shardSentence(shard)] : [],
    ...trust === "nothing"
      ? [
        "No certificate was checked (--insecure): whoever stands between could have answered in the server's place.",
      ]
      : [],
    ...losses.map((loss) => `The server went out of reach: ${loss}.`),
    ...lockouts.map((lockout) => `The server shut us out: ${lockout}.`),
    ...stopped === undefined ? [] : [`The run was stopped: ${stopped}.`],
    ...mode === undefined ? [] : [`Mode ${mode}: what is more than that was left out.`],
    ...only.length + skip.length > 0
      ? [
        `A part of the profile:${only.map((one) => ` --only ${one}`).join("")}${
          skip.map((one) => ` --skip ${one}`).join("")
        }.`,
      ]
      : [],
    ...notes,
  ];
}
