import { CLAUSE_IDS, type ClauseId } from "../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Result } from "../judge/verdict.ts";

/** What stands above the sentences. */
export const KNOWN_NOTE = "Deviations that are known, each with its reason:";

/** Clauses that show something in the same protocols. */
export interface Shown {
  readonly clauses: readonly ClauseId[];
  readonly protocols: readonly Protocol[];
}

/** Deviations that are known for one reason. */
export interface Known {
  readonly shown: readonly Shown[];
  readonly reason: string;
  readonly link?: string;
  /** `FILE:LINE` of the entries. */
  readonly at: readonly string[];
}

type Of = Pick<Result, "clause" | "protocol" | "verdict" | "listed">;

/** Numbers in their order, so that line 9 stands before line 10. */
const byNumber = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

/** What was seen and is known, by its reasons. */
export function knownIn(results: readonly Of[]): Known[] {
  const known = results.flatMap(({ clause, protocol, verdict, listed }) =>
    verdict === "known" && listed ? [{ clause, protocol, ...listed }] : []
  );
  return [...Map.groupBy(known, ({ reason, link }) => JSON.stringify([reason, link])).values()]
    .map((of) => {
      const { reason, link } = of[0]!;
      return {
        shown: shownBy(of),
        reason,
        ...link !== undefined && { link },
        at: [...new Set(of.map(({ at }) => at))].sort(byNumber),
      };
    }).sort((a, b) => byNumber(a.at.join(), b.at.join()));
}

function shownBy(of: readonly Pick<Of, "clause" | "protocol">[]): Shown[] {
  const byClause = CLAUSE_IDS.flatMap((clause) => {
    const own = of.filter((one) => one.clause === clause);
    if (own.length === 0) return [];
    return [{
      clause,
      protocols: PROTOCOLS.filter((id) => own.some((one) => one.protocol === id)),
    }];
  });
  return [...Map.groupBy(byClause, ({ protocols }) => protocols.join()).values()].map((group) => ({
    clauses: group.map(({ clause }) => clause),
    protocols: group[0]!.protocols,
  }));
}

/** `name.at, name.percent (pop3, imap); name.both (ftp)`. */
export const shownText = (shown: readonly Shown[]): string =>
  shown.map(({ clauses, protocols }) => `${clauses.join(", ")} (${protocols.join(", ")})`)
    .join("; ");

/** The lines of each file together: `known.yaml:2, 11`. */
export function placesText(at: readonly string[]): string {
  const places = at.map((place) => /^(.*):(\d+)$/.exec(place) ?? [place, place, ""]);
  return [...Map.groupBy(places, ([, file]) => file)]
    .map(([file, of]) => `${file}:${of.map(([, , line]) => line).join(", ")}`).join("; ");
}

/** A reason may have been written in several lines. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** A sentence for each reason: where it shows, and where it is listed. */
export const knownSentences = (results: readonly Of[]): string[] =>
  knownIn(results).map(({ shown, reason, link, at }) =>
    `${shownText(shown)}: ${oneLine(reason)}${link === undefined ? "" : ` ${link}`} [${
      placesText(at)
    }]`
  );
