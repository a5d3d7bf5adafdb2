import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Result } from "./verdict.ts";

/** Refusals that must look alike (access.uniform), by the clause that refused. */
type Kind = "unknown account" | "unknown Domain" | "wrong password";

const KIND: Readonly<Partial<Record<ClauseId, Kind>>> = {
  "access.password": "wrong password",
  "route.unknown-domain": "unknown Domain",
  "address.no-fallback": "unknown account",
};

/** The answer without what may differ: the names that were sent, where they stand as words, and session ids. */
export function blanked(
  answer: string,
  { attempt, before = [] }: Pick<Scenario, "attempt" | "before">,
): string {
  return [attempt.login, ...before.map(({ login }) => login), attempt.targetDomain ?? ""].filter((
    name,
  ) => name !== "")
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(word(name), "NAME"), answer)
    .replace(/[0-9a-f]{6,}|\d{4,}/gi, "ID");
}

const word = (name: string) => new RegExp(`(?<![a-z0-9])${RegExp.escape(name)}(?![a-z0-9])`, "gi");

/**
 * Looks at the refusals of each deployment and protocol, by mechanism: the same code and text for an unknown account, an
 * unknown Domain and a wrong password. Where fewer than two kinds were seen there is nothing to compare.
 */
export function uniform(results: readonly Result[]): Result[] {
  const groups = new Map<string, { kind: Kind; answer: string; result: Result }[]>();
  for (const result of results) {
    const { login } = result;
    const kind = KIND[result.clause];
    if (!kind || login?.observed.kind !== "refused" || login.observed.class !== "login") continue;
    if (result.verdict !== "conforms" || login.scenario.password === "") continue;
    const { deployment, mechanism } = login.scenario;
    const key = `uniform:refusals ${deployment.name}/${result.protocol}/${mechanism}`;
    groups.set(key, [
      ...groups.get(key) ?? [],
      { kind, answer: blanked(login.observed.answer, login.scenario), result },
    ]);
  }
  return [...groups].flatMap(([id, seen]): Result[] => {
    const kinds = new Set(seen.map(({ kind }) => kind));
    if (kinds.size < 2) return [];
    const [first] = seen;
    const other = seen.find(({ answer }) => answer !== first!.answer);
    return [{
      id,
      check: "uniform:refusals",
      clause: "access.uniform",
      level: "should",
      protocol: first!.result.protocol,
      trace: [],
      verdict: other ? "differs" : "conforms",
      why: other
        ? `${first!.kind} is answered ${JSON.stringify(first!.answer)}, ${other.kind} ${
          JSON.stringify(other.answer)
        }`
        : `${seen.length} refusals of ${kinds.size} kinds are answered alike`,
      ...(other ? { login: other.result.login! } : {}),
    }];
  });
}
