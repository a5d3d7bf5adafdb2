import { recorded } from "../deviations/_recorded.ts";
import type { Recorded, RecordedResult } from "../deviations/recorded.ts";

/** "id clause protocol verdict": one result. */
export function result(told: string, more: Partial<RecordedResult> = {}): RecordedResult {
  const [id, clause, protocol, verdict] = told.split(" ");
  return {
    ...{ id, check: "decide", level: "must", trace: [], why: `${verdict}, it is said` },
    ...{ clause, protocol, verdict },
    ...more,
  } as RecordedResult;
}

/** One that opened another account. */
export const opening = (told: string, account: string): RecordedResult =>
  result(told, {
    way: "another",
    why: `${account} opens`,
    login: {
      scenario: { id: told, deployment: {}, password: "" },
      expected: {
        ...{ clause: "name.full", level: "must", trace: [], readings: {} },
        outcome: { kind: "opened", account: "info@client2.com" },
      },
      observed: { kind: "opened", account },
      ...{ client: "one", transcript: [] },
    },
  });

/** A run of these, as a report folder has it. */
export function runOf(
  results: readonly RecordedResult[],
  { summary = {}, ...more }: Partial<Omit<Recorded, "summary" | "results">> & {
    readonly summary?: Partial<Recorded["summary"]>;
  } = {},
): Recorded {
  const base = recorded([]);
  const verdicts = { ...base.summary.verdicts };
  for (const { verdict } of results) verdicts[verdict]++;
  return {
    ...{ ...base, ...more },
    ...{ summary: { ...base.summary, verdicts, ...summary }, results: [...results] },
  };
}
