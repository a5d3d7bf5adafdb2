import * as z from "zod";
import type { Words } from "../../fixtures/structure.ts";
import { type ListedWay, WAYS } from "./fact.ts";

/** An entry's keys; `words` is what a list of words may be written as. */
const entryWith = <Of extends z.ZodType<readonly string[]>>(words: Of) =>
  z.strictObject({
    clause: words,
    protocol: words.exactOptional(),
    form: words.exactOptional(),
    login: z.string().exactOptional(),
    mechanism: words.exactOptional(),
    check: z.string().exactOptional(),
    way: z.enum(Object.keys(WAYS) as [ListedWay, ...ListedWay[]]),
    reason: z.string(),
    link: z.string().exactOptional(),
    expires: z.string().exactOptional(),
    sometimes: z.boolean().exactOptional(),
  });

/** As a person writes it: a word, or a list of words, which says the same as an entry for each of its words. */
const deviation = entryWith(
  z.union([z.string(), z.array(z.string()).min(1)]).transform((said) => [said].flat()),
);

/** As a run records it: with the place where it stood. */
export const LISTED = entryWith(z.array(z.string()).readonly()).extend({
  file: z.string(),
  line: z.number().int(),
});

/** The structure of a deviations file; what its words mean is checked in `findings.ts`. */
export const FILE = z.strictObject({ deviations: z.array(deviation) });
export type FileRead = z.output<typeof FILE>;

/** For what is said of a file whose structure is wrong. */
export const WORDS: Words = {
  keys: { "": Object.keys(FILE.shape), deviations: Object.keys(deviation.shape) },
  unions: {
    clause: "a clause id or a list of them",
    protocol: "a protocol or a list of them",
    form: "the id of a login form or a list of them",
    mechanism: "the name of a mechanism or a list of them",
  },
};

/** An entry: that a server fails in this way, and why that is known. */
export interface Deviation {
  /** Ids, or patterns with `*` and `?`. */
  readonly clause: readonly string[];
  /** Absent: all. */
  readonly protocol?: readonly string[];
  /** Login forms, or patterns; only of what the oracle decides. Absent: any. */
  readonly form?: readonly string[];
  /** A regular expression that is searched in the login name as it was sent; the like holds. Absent: any. */
  readonly login?: string;
  /** Names of mechanisms, or patterns; the like holds. Absent: any. */
  readonly mechanism?: readonly string[];
  /** The one check that shows it; absent: any of the clause's that can fail in this way. */
  readonly check?: string;
  /** How the server deviates: another way is no known one. */
  readonly way: ListedWay;
  /** Why it is so, for who reads the report. */
  readonly reason: string;
  /** Where more is said. */
  readonly link?: string;
  /** `YYYY-MM-DD`: the last day that it counts. */
  readonly expires?: string;
  /** It shows only in some of the logins that it speaks of, so that not to see it says nothing. */
  readonly sometimes?: boolean;
  /** Where the entry stands. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}
