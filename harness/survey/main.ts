import pLimit from "p-limit";
import { EXIT } from "../cli/exit.ts";
import { pagesFrom, surveyed } from "./pages.ts";
import { runTarget, type Surveyed } from "./run_target.ts";

/** Runs at the same time: most of the time a refusal is waited for. */
const SIDE_BY_SIDE = 2;
const FOLDER = "report/survey";

const say = (text: string) => console.log("%s", text);

/**
 * Runs every real server in every configuration, and holds the pages that tell of them against what was seen; `--write` writes
 * them. Ids of targets run those alone, and no page is looked at.
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const write = args.includes("--write");
  const named = args.filter((arg) => arg !== "--write");
  const ids = surveyed();
  const unknown = named.find((id) => !ids.includes(id));
  if (unknown !== undefined || (write && named.length > 0)) {
    console.error(
      "%s",
      `Usage: deno task survey [--write] | ID...   where ID is of ${ids.join(", ")}`,
    );
    return EXIT.usage;
  }
  const limit = pLimit(SIDE_BY_SIDE);
  const seen = await Promise.all(
    (named.length > 0 ? named : ids).map((id) =>
      limit(async () => told(await runTarget(id, { profile: "smoke", folder: FOLDER })))
    ),
  );
  const bad = seen.filter(({ code }) => code !== EXIT.conforms);
  if (bad.length > 0) {
    for (const { id, code, said } of bad) say(`\n== ${id}: exit ${code}\n${said}`);
  }
  // The gravest is told: a server that is not here is no deviation.
  const gravest = Math.max(EXIT.conforms, ...bad.map(({ code }) => code));
  // Where one could not be run there is nothing to write of it.
  if (named.length > 0 || gravest > EXIT.deviates) return gravest;
  const stale = await stalePages(write);
  return stale.length > 0 ? EXIT.deviates : gravest;
}

function told(one: Surveyed): Surveyed {
  say(`${one.code === EXIT.conforms ? "ok  " : "FAIL"} ${one.id} ${one.seconds} s`);
  return one;
}

/** The pages that say something else than what was seen; none where they may be written. */
async function stalePages(write: boolean): Promise<string[]> {
  const pages = await pagesFrom(FOLDER);
  const stale = pages.filter(({ path, text }) => readIfThere(path) !== text);
  for (const { path, text } of stale) {
    if (write) Deno.writeTextFileSync(path, text);
    say(write ? `written ${path}` : `STALE ${path}: deno task survey --write`);
  }
  return write ? [] : stale.map(({ path }) => path);
}

function readIfThere(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

if (import.meta.main) Deno.exitCode = await main(Deno.args);
