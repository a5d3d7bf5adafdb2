import type { Header } from "../run/entry.ts";
import type { Listing } from "./listing.ts";

/** A word as a shell takes it. */
const word = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** How certificates were checked, where a record tells; which authority it was it does not. */
const TRUST: Readonly<Record<NonNullable<Header["trust"]>, readonly string[]>> = {
  authorities: [],
  fingerprint: ["--pin", "FINGERPRINT"],
  nothing: ["--insecure"],
};

const listed = (listing: Listing | undefined): string[] =>
  listing === "none" ? ["--no-deviations"] : (listing ?? []).flatMap((file) => [
    "--deviations",
    word(file),
  ]);

/** The command that makes a run, or one shard of it. Capitals stand for what no record tells; times are not told. */
export function commandOf(
  { target, seed, profile, only, skip, mode, shard, trust }: Header,
  { index, report, resume, deviations }: {
    /** Of the shard, where another one than the header's is wanted. */
    readonly index?: number;
    readonly report: string;
    readonly resume?: true;
    /** What the other shards were judged by. Absent: nobody knows. */
    readonly deviations: Listing | undefined;
  },
): string {
  return [
    "loginspec run",
    ...["--target", target, "--seed", String(seed), "--profile", profile].map(word),
    ...only.flatMap((pattern) => ["--only", word(pattern)]),
    ...skip.flatMap((pattern) => ["--skip", word(pattern)]),
    ...mode === undefined ? [] : ["--mode", mode],
    ...shard ? ["--shard", `${index ?? shard.index}/${shard.of}`] : [],
    ...shard?.balancedBy === undefined ? [] : ["--durations", "EARLIER"],
    ...trust ? TRUST[trust] : [],
    ...listed(deviations),
    ...resume ? ["--resume"] : [],
    ...["--report", word(report)],
  ].join(" ");
}
