import { USUAL_POLICY } from "../judge/policy.ts";
import type { Verdict } from "../judge/verdict.ts";
import { type Ending, endingOf } from "../reports/ending.ts";
import type { Told } from "../reports/report.ts";

/** What a run came to as a whole: a sign, words, and a tone for those who see it. */
export interface Outcome {
  readonly sign: string;
  readonly words: string;
  readonly because: string;
  readonly tone: string;
}

const SEEN: Readonly<Record<Ending, Omit<Outcome, "because">>> = {
  conforms: { sign: "✓", words: "conforms", tone: "good" },
  deviates: { sign: "✗", words: "deviates", tone: "bad" },
  unreachable: { sign: "?", words: "is out of reach", tone: "bad" },
  unproven: { sign: "?", words: "is not proven", tone: "bad" },
  fault: { sign: "!", words: "cannot be judged", tone: "bad" },
};

/** How a run that nothing fails is told, where not all came out well: the first that fits. */
const BUT: readonly (readonly [readonly Verdict[], Omit<Outcome, "because">])[] = [
  [["deviates", "stale"], { sign: "✗", words: "deviates, and may", tone: "warn" }],
  [["unproven"], { sign: "?", words: "is not proven, and need not be", tone: "warn" }],
  [["known"], { sign: "†", words: "conforms, but for what is known", tone: "known" }],
  [["differs"], { sign: "≠", words: "conforms to every MUST", tone: "warn" }],
];

/** A verdict of one check, and of several, in the order in which they are told. */
const SAID: Readonly<Record<Verdict, readonly [string, string]>> = {
  conforms: ["comes out well", "come out well"],
  open: [
    "follows a reading where the documentation is silent",
    "follow a reading where the documentation is silent",
  ],
  deviates: ["is against the documentation", "are against the documentation"],
  stale: ["is listed as a deviation that is gone", "are listed as deviations that are gone"],
  differs: ["differs from a SHOULD", "differ from a SHOULD"],
  known: ["deviates as is known", "deviate as is known"],
  unproven: ["is not proven", "are not proven"],
  notOffered: ["is of what is not offered", "are of what is not offered"],
};

/** The counts in a sentence, and how many checks there are. */
function countsSentence({ summary: { verdicts } }: Told): string {
  const parts = Object.entries(SAID).flatMap(([verdict, [one, several]]) => {
    const many = verdicts[verdict as Verdict];
    return many === 0 ? [] : [`${many.toLocaleString("en")} ${many === 1 ? one : several}`];
  });
  const last = parts.pop();
  if (last === undefined) return "Nothing was checked.";
  const all = Object.values(verdicts).reduce((sum, many) => sum + many, 0);
  return `Of ${all.toLocaleString("en")} ${all === 1 ? "check" : "checks"} ${
    parts.length > 0 ? `${parts.join(", ")} and ` : ""
  }${last}.`;
}

/** What fails the run, where somebody chose. */
function policySentence({ policy = USUAL_POLICY }: Told): string[] {
  const usual = policy.size === USUAL_POLICY.size &&
    [...policy].every((reason) => USUAL_POLICY.has(reason));
  if (usual) return [];
  if (policy.size === 0) return ["No verdict fails this run: --fail-on never."];
  return [`By --fail-on or --strict this run fails on ${[...policy].join(", ")}.`];
}

const WHY: Readonly<Partial<Record<Ending, string>>> = {
  unreachable: "The server went away: what was proven until then stands below.",
  fault: "A client of ours did not say what it should have: no verdict counts.",
};

/** As the exit code of the run says it. */
export function outcomeOf(told: Told): Outcome {
  const { summary: { verdicts }, losses = [] } = told;
  const ending = endingOf(told);
  const because = [
    ...WHY[ending] ? [WHY[ending]] : [],
    countsSentence(told),
    ...policySentence(told),
  ].join(" ");
  if (ending !== "conforms") return { ...SEEN[ending], because };
  const [, but] = BUT.find(([all]) => all.some((verdict) => verdicts[verdict] > 0)) ?? [];
  if (but) return { ...but, because };
  if (verdicts.conforms + verdicts.open === 0) {
    return { sign: "–", words: "shows nothing", tone: "none", because };
  }
  return losses.length > 0
    ? { sign: "?", words: "conforms, but for its going down", tone: "warn", because }
    : { ...SEEN.conforms, because };
}
