import type { Header } from "../run/entry.ts";

/** A word as a shell takes it. */
const word = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that makes a run, or one shard of it; certificates and times are as whoever ran it had them. */
export function commandOf(
  { target, seed, profile, only, skip, mode, shard }: Header,
  { index, report, resume }: {
    /** Of the shard, where another one than the header's is wanted. */
    readonly index?: number;
    readonly report: string;
    readonly resume?: true;
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
    ...resume ? ["--resume"] : [],
    ...["--report", word(report)],
  ].join(" ");
}
