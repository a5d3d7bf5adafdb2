import { readRun } from "../deviations/recorded.ts";
import { compare } from "../reports/compare.ts";
import { compareMarkdown, compareTable } from "../reports/compare_md.ts";
import { ALL as SERVERS } from "../servers/mod.ts";
import type { Server } from "../servers/server.ts";
import { idOf } from "../servers/server_target.ts";
import { withMarked } from "./marked.ts";

/** A file that is written from runs, in whole or in part. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const SERVER_PAGES = "harness/servers/pages";
const SIGNS = "Signs, and the reasons behind the numbers: [comparison.md](comparison.md).";
const README_MARK = "<!-- comparison: by deno task survey --write -->";

const REAL: readonly Server[] = SERVERS;

/** Every real server in each of its configurations. */
export const surveyed = (): string[] =>
  REAL.flatMap((server) =>
    server.exporter.configurations.map((configuration) => idOf(server, configuration))
  );

/**
 * All that is written from the recorded runs in a folder: the comparison, its table in the README, each server's own matrix.
 * Paths are relative to the project.
 */
export async function pagesFrom(folder: string): Promise<Page[]> {
  const compared = (ids: readonly string[]) =>
    compare(
      ids.map((id) => {
        const path = `${folder}/${id}/run.json`;
        return readRun(Deno.readTextFileSync(path), path);
      }),
    );
  const first = REAL.map((server) => idOf(server, server.exporter.configurations[0]));
  const readme = Deno.readTextFileSync("README.md");
  const pages = [
    { path: `${SERVER_PAGES}/comparison.md`, text: compareMarkdown(compared(surveyed())) },
    {
      path: "README.md",
      text: withMarked(readme, README_MARK, compareTable(compared(first)), "README.md"),
    },
    ...REAL.map((server) => {
      const { id, configurations } = server.exporter;
      const path = `${SERVER_PAGES}/${id}.md`;
      const table = compareTable(compared(configurations.map((each) => idOf(server, each))));
      return {
        path,
        text: withMarked(
          Deno.readTextFileSync(path),
          `<!-- matrix ${id} -->`,
          `${table}\n\n${SIGNS}`,
          path,
        ),
      };
    }),
  ];
  return await Promise.all(
    pages.map(async ({ path, text }) => ({ path, text: await formatted(text) })),
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
