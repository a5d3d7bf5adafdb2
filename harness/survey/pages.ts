import { printProblem } from "../../fixtures/problem.ts";
import { readRun } from "../deviations/recorded.ts";
import { fill } from "../docs/fill.ts";
import { BEGIN } from "../docs/marker.ts";
import markdown from "../docs/syntaxes/markdown.ts";
import { TABLES } from "../docs/tables.ts";
import { retell } from "../recorded/retell.ts";
import { compare } from "../reports/compare.ts";
import { compareMarkdown } from "../reports/compare_md.ts";
import type { Told } from "../reports/report.ts";
import { ALL as SERVERS } from "../servers/mod.ts";
import type { Server } from "../servers/server.ts";
import { idOf } from "../servers/server_target.ts";

/** A file that is written from runs, in whole or in part. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const SERVER_PAGES = "harness/servers/pages";

const REAL: readonly Server[] = SERVERS;

/** Every real server in each of its configurations. */
export const surveyed = (): string[] =>
  REAL.flatMap((server) =>
    server.exporter.configurations.map((configuration) => idOf(server, configuration))
  );

/**
 * All that is written from the recorded runs in a folder: the comparison, and the tables of runs in the README and in each
 * server's page. Paths are relative to the project.
 * @throws {Error} where a marker of these has a fault, or tells of a server that is not surveyed
 */
export async function pagesFrom(folder: string): Promise<Page[]> {
  const folders = surveyed().map((id) => `${folder}/${id}`);
  const comparison = compareMarkdown(
    compare(folders.map((each) => readRun(Deno.readTextFileSync(`${each}/run.json`), each))),
  );
  const runs = folders.map((each) => retell(each));
  const own = ["README.md", ...REAL.map(({ exporter }) => `${SERVER_PAGES}/${exporter.id}.md`)];
  return [
    { path: `${SERVER_PAGES}/comparison.md`, text: await formatted(comparison) },
    ...own.map((path) => ({ path, text: filledText(path, runs) })),
  ];
}

/** A page with its tables of runs as they are now; one without such a table is no page of ours. */
function filledText(path: string, runs: readonly Told[]): string {
  const { after, places, problems } = fill(
    { path, text: Deno.readTextFileSync(path) },
    markdown,
    { tables: TABLES, runs, commands: [] },
    "of runs",
  );
  if (problems.length > 0) throw new Error(problems.map(printProblem).join("\n"));
  if (places.some(({ state }) => state.kind !== "left")) return after;
  throw new Error(
    `${path} has no table of runs. Remedy: the marker ${BEGIN} comparison targets=ID`,
  );
}

/** As the gate wants it. */
async function formatted(text: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", "--ext", "md", "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  if (success) return new TextDecoder().decode(stdout);
  throw new Error(`Cannot format a page: ${new TextDecoder().decode(stderr).trim()}`);
}
