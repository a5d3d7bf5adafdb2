import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { ALL as FORMS } from "../../scenarios/forms/mod.ts";
import { globOf, nearest } from "./glob.ts";

/** What a pattern can speak of. */
const VOCABULARY = {
  clause: CLAUSE_IDS as readonly string[],
  protocol: PROTOCOLS as readonly string[],
  form: FORMS.map(({ id }) => id) as readonly string[],
  level: ["must", "should", "open"] as readonly string[],
} as const;
type Kind = keyof typeof VOCABULARY;
const KINDS = Object.keys(VOCABULARY) as Kind[];

/** What is looked at when a check is selected or left out; a check that has no form is not asked for one. */
export interface Facts {
  readonly clause: ClauseId;
  readonly protocol: string;
  readonly form?: string;
}

export interface Selection {
  /** Patterns as typed. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Whether a check is wanted. */
  wants(facts: Facts): boolean;
  /** Whether a clause is wanted, by itself and its level. */
  wantsClause(clause: ClauseId): boolean;
  /** Whether a login in this cell can be wanted, whatever its clause. */
  wantsCell(facts: Pick<Facts, "protocol" | "form">): boolean;
}

export type Selecting =
  | { readonly kind: "selection"; readonly selection: Selection }
  | { readonly kind: "unknown"; readonly problem: string };

/** The words that each pattern means, by what they are; patterns of one kind add up, kinds narrow each other. */
function wordsOf(patterns: readonly string[]): { words: Map<Kind, Set<string>>; unknown?: string } {
  const words = new Map<Kind, Set<string>>();
  for (const pattern of patterns) {
    const matches = globOf(pattern);
    const found = KINDS.map((kind) => [kind, VOCABULARY[kind].filter(matches)] as const)
      .filter(([, matched]) => matched.length > 0);
    if (found.length === 0) return { words, unknown: pattern };
    for (const [kind, matched] of found) {
      words.set(kind, new Set([...words.get(kind) ?? [], ...matched]));
    }
  }
  return { words };
}

/** Reads `--only` and `--skip`. A pattern that means nothing is a problem, with the nearest word that would. */
export function selectionOf(only: readonly string[], skip: readonly string[]): Selecting {
  const wanted = wordsOf(only);
  const unwanted = wordsOf(skip);
  const unknown = wanted.unknown ?? unwanted.unknown;
  if (unknown !== undefined) {
    const near = nearest(unknown, KINDS.flatMap((kind) => VOCABULARY[kind]));
    return {
      kind: "unknown",
      problem: `No clause, protocol, form or level is called ${JSON.stringify(unknown)}.${
        near ? ` Did you mean ${near}?` : ""
      } \`loginspec list\` shows them all.`,
    };
  }
  const has = (kind: Kind, word: string | undefined) => {
    if (word === undefined) return true;
    return (wanted.words.get(kind)?.has(word) ?? true) && !unwanted.words.get(kind)?.has(word);
  };
  const wantsClause = (clause: ClauseId) =>
    has("clause", clause) && has("level", CLAUSES[clause].level);
  const wantsCell = ({ protocol, form }: Pick<Facts, "protocol" | "form">) =>
    has("protocol", protocol) && has("form", form);
  return {
    kind: "selection",
    selection: {
      only,
      skip,
      wantsClause,
      wantsCell,
      wants: ({ clause, ...cell }) => wantsClause(clause) && wantsCell(cell),
    },
  };
}
