import { type CheckId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { SequenceKind } from "../../scenarios/sequence.ts";
import type { SequenceEntry } from "../run/entry.ts";
import type { Result, Verdict } from "./verdict.ts";

const VERDICT_OF = {
  kept: () => "conforms",
  broken: (level) => level === "should" ? "differs" : "deviates",
  unclear: () => "unproven",
  notOffered: () => "notOffered",
} as const satisfies Readonly<
  Record<SequenceEntry["findings"][number]["finding"], (level: Result["level"]) => Verdict>
>;

/** What a sequence showed of each clause, over each protocol. */
export function judgeSequence({ id, kind, findings }: SequenceEntry): Result[] {
  return findings.map(({ clause, protocol, finding, why, steps }) => {
    const { level } = CLAUSES[clause];
    const check: CheckId = `sequence:${kind}`;
    return {
      id: `sequence:${id} ${clause} ${protocol}`,
      check,
      clause,
      level,
      protocol,
      verdict: VERDICT_OF[finding](level),
      why,
      trace: [],
      ...steps === undefined ? {} : { steps },
    };
  });
}

/** Those that were planned and not made, or not to their end. */
export function notMade(id: string, { id: kind, clauses, needs, joins }: SequenceKind): Result[] {
  const [protocol] = [...needs, ...joins];
  if (protocol === undefined) return [];
  return judgeSequence({
    type: "sequence",
    id,
    kind,
    ms: 0,
    findings: clauses.map((clause) => ({
      clause,
      protocol,
      finding: "unclear",
      why: "not run",
    })),
  });
}
