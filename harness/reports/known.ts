import type { Result } from "../judge/verdict.ts";

/** What stands above the sentences. */
export const KNOWN_NOTE = "Deviations that are known, each with its reason:";

/** Deviations that are known for one reason. */
export interface Known {
  readonly clauses: readonly string[];
  readonly protocols: readonly string[];
  readonly reason: string;
  readonly link?: string;
  /** `FILE:LINE` of the entries. */
  readonly at: readonly string[];
}

/** Numbers in their order, so that line 9 stands before line 10. */
const byNumber = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

const sorted = (words: readonly string[]) => [...new Set(words)].sort(byNumber);

/** What was seen and is known, by its reasons. */
export function knownIn(
  results: readonly Pick<Result, "clause" | "protocol" | "verdict" | "listed">[],
): Known[] {
  const known = results.flatMap(({ clause, protocol, verdict, listed }) =>
    verdict === "known" && listed ? [{ clause, protocol, ...listed }] : []
  );
  return [...Map.groupBy(known, ({ reason, link }) => JSON.stringify([reason, link])).values()]
    .map((of) => {
      const { reason, link } = of[0]!;
      return {
        clauses: sorted(of.map(({ clause }) => clause)),
        protocols: sorted(of.map(({ protocol }) => protocol)),
        reason,
        ...link !== undefined && { link },
        at: sorted(of.map(({ at }) => at)),
      };
    }).sort((a, b) => byNumber(a.at.join(), b.at.join()));
}

/** A sentence for each reason: where it shows, and where it is listed. */
export const knownSentences = (results: Parameters<typeof knownIn>[0]): string[] =>
  knownIn(results).map(({ clauses, protocols, reason, link, at }) =>
    `${clauses.join(", ")} (${protocols.join(", ")}): ${reason}${
      link === undefined ? "" : ` ${link}`
    } [${at.join(", ")}]`
  );
