import type { Finding, Path } from "../../fixtures/checks/mod.ts";
import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { ALL as FORMS } from "../../scenarios/forms/mod.ts";
import { MECHANISMS } from "../../scenarios/offers.ts";
import { globOf, nearest } from "../select/glob.ts";
import { claimsOf, keyOf, searchOf } from "./claim.ts";
import type { Deviation, FileRead } from "./deviation.ts";
import { waysOf } from "./fact.ts";

type Entry = FileRead["deviations"][number];

/** What an entry can name, with what each is called. `patterns`: `*` and `?` are read. */
const NAMED = {
  clause: { ids: CLAUSE_IDS, called: "clause", patterns: true },
  protocol: { ids: PROTOCOLS, called: "protocol", patterns: false },
  form: { ids: FORMS.map(({ id }) => id), called: "login form", patterns: true },
  mechanism: {
    ids: [...new Set(Object.values(MECHANISMS).flat())],
    called: "mechanism",
    patterns: true,
  },
} as const satisfies Readonly<
  Record<string, { ids: readonly string[]; called: string; patterns: boolean }>
>;

/** What is about our own clients is none of these. */
const checks = (): string[] => {
  const all = CLAUSE_IDS.flatMap((id) => {
    const { tested } = CLAUSES[id];
    return "by" in tested ? tested.by : [];
  });
  return [...new Set(all)].filter((check) => waysOf(check).length > 0).sort();
};

const meant = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known);
  return near === undefined ? "`loginspec list` shows them all." : `Did you mean \`${near}\`?`;
};

function unknownNames(entry: Entry, path: Path): Finding[] {
  return (Object.keys(NAMED) as (keyof typeof NAMED)[]).flatMap((key) => {
    const { ids, called, patterns } = NAMED[key];
    const typed = entry[key] ?? [];
    return typed.flatMap((word, at): Finding[] => {
      const fits = patterns ? globOf(word) : (id: string) => id === word;
      if (ids.some(fits)) return [];
      return [{
        path: typed.length === 1 ? [...path, key] : [...path, key, at],
        problem: `No ${called} is called ${JSON.stringify(word)}.`,
        remedy: meant(word, ids),
      }];
    });
  });
}

/** What only one login has, in the words of an entry. */
const OF_A_LOGIN = ["form", "login", "mechanism"] as const;

function checkFindings({ check, way, ...entry }: Entry, path: Path): Finding[] {
  if (check !== undefined && !checks().includes(check)) {
    const problem = `No check that judges a server is called ${JSON.stringify(check)}.`;
    return [{ path: [...path, "check"], problem, remedy: meant(check, checks()) }];
  }
  const ways = waysOf(check ?? "decide");
  if (check !== undefined && !ways.includes(way)) {
    const problem = `\`${check}\` cannot fail in the way \`${way}\`.`;
    return [{ path: [...path, "way"], problem, remedy: `It can in: ${ways.join(", ")}.` }];
  }
  if ((check ?? "decide") === "decide" && ways.includes(way)) return [];
  return OF_A_LOGIN.filter((key) => entry[key] !== undefined).map((key) => ({
    path: [...path, key],
    atKey: true,
    problem: `Only what the oracle decides of one login has a ${key}.`,
    remedy: `Remove \`${key}\`, or say a way of one login.`,
  }));
}

function loginFindings({ login }: Entry, path: Path): Finding[] {
  if (login === undefined || isExpression(login)) return [];
  return [{
    path: [...path, "login"],
    problem: `${JSON.stringify(login)} is no regular expression.`,
    remedy: 'Write one as JavaScript has them, such as "[A-Z%]".',
  }];
}

function isExpression(text: string): boolean {
  try {
    searchOf(text);
    return text !== "";
  } catch {
    return false;
  }
}

/** What stands in the place of a reason where nobody thought of one yet. */
const DRAFT = /^\W*(to-?do|fixme|tbd|xxx)?\W*$|^\W*(todo|fixme|tbd)\b/i;

function reasonFindings({ reason }: Entry, path: Path): Finding[] {
  if (!DRAFT.test(reason)) return [];
  return [{
    path: [...path, "reason"],
    problem: "The reason is not written yet.",
    remedy: "Say in a sentence why the server does so, and how that was checked.",
  }];
}

function linkFindings({ link }: Entry, path: Path): Finding[] {
  if (link === undefined || /^https?:\/\/[^/\s]+/.test(link) && URL.canParse(link)) return [];
  const problem = "The link is no web address.";
  return [{ path: [...path, "link"], problem, remedy: "Begin it with https://." }];
}

function dateFindings({ expires }: Entry, path: Path): Finding[] {
  if (expires === undefined || isDate(expires)) return [];
  const problem = `${JSON.stringify(expires)} is no date.`;
  return [{ path: [...path, "expires"], problem, remedy: "Write it as 2030-12-31." }];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** An entry that says what another has said. */
function repeatedFindings(read: FileRead): Finding[] {
  const seen = new Map<string, number>();
  return read.deviations.flatMap((entry, at): Finding[] => {
    const again = claimsOf({ ...entry, file: "", line: 0 } satisfies Deviation)
      .map((claim) => keyOf(claim)).find((key) => (seen.get(key) ?? at) !== at);
    for (const claim of claimsOf({ ...entry, file: "", line: 0 })) {
      if (!seen.has(keyOf(claim))) seen.set(keyOf(claim), at);
    }
    if (again === undefined) return [];
    return [{
      path: ["deviations", at],
      problem: `Entry ${(seen.get(again) ?? 0) + 1} says the same (${again}).`,
      remedy: "Keep one of them.",
    }];
  });
}

/** What is wrong with a file whose structure is right. `drafts`: a reason may still be missing. */
export function findings(read: FileRead, { drafts }: { readonly drafts: boolean }): Finding[] {
  const of = drafts ? [] : [reasonFindings];
  return [
    ...read.deviations.flatMap((entry, at) =>
      [unknownNames, checkFindings, loginFindings, linkFindings, dateFindings, ...of]
        .flatMap((check) => check(entry, ["deviations", at]))
    ),
    ...repeatedFindings(read),
  ];
}
