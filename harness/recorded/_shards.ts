import { assert } from "@std/assert";
import { command } from "../cli/_loginspec.ts";
import type { Told } from "../reports/report.ts";
import { RECORD } from "../run/journal.ts";

/** So many protocols that relations reach over deployments, and sequences are made. */
export const SMALL = ["run", "--profile", "smoke", "--only", "pop3,imap", "--json"];

export const recordAt = (folder: string) => Deno.readTextFileSync(`${folder}/${RECORD}`);

/** Puts a record into a folder that it makes. */
export function record(folder: string, text: string): string {
  Deno.mkdirSync(folder, { recursive: true });
  Deno.writeTextFileSync(`${folder}/${RECORD}`, text);
  return folder;
}

/** Makes all shards of a run at the same time, each by a process of its own. @returns their folders */
export async function shards(
  below: string,
  of: number,
  ...more: readonly string[]
): Promise<string[]> {
  const folders = Array.from({ length: of }, (_, at) => `${below}/shard-${at + 1}`);
  const ends = await Promise.all(
    folders.map((report, at) =>
      command([...SMALL, "--shard", `${at + 1}/${of}`, "--report", report, ...more]).output()
    ),
  );
  for (const { code, stderr } of ends) {
    // Whatever they came to.
    assert([0, 1, 5].includes(code), new TextDecoder().decode(stderr));
  }
  return folders;
}

/** What shards must have in common with one run, in words that may be compared: no times. */
export const verdictsOf = ({ results, followed, summary, only, skip, stopped, losses }: Told) => ({
  results: results.map(({ id, check, clause, level, protocol, verdict }) =>
    [id, check, clause, level, protocol, verdict].join(" ")
  ),
  ...{ followed, only, skip, stopped, losses },
  verdicts: summary.verdicts,
  covered: summary.clauses.map(({ clause, covered }) => `${clause} ${covered}`),
  short: summary.short,
  precedence: summary.precedence,
  distinct: summary.distinctLogins,
  deployments: summary.deployments,
});
