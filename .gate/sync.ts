import { deploymentJsonSchema } from "../fixtures/schema.ts";
import { diffJsonSchema } from "../harness/diff/diff_schema.ts";
import { runJsonSchema } from "../harness/reports/run_schema.ts";
import { vectorsJsonSchema } from "../harness/vectors/vector.ts";
import { tracedText } from "../harness/mutants/traced.ts";
import { isGenerated, LISTED, listOf, readIfThere } from "./lists.ts";

/** A file that is made from others, with the text that it should have. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

/** Everything that `deno task sync` writes below a root, as it should be now. */
export function generated(root: string): Generated[] {
  const lists = LISTED.flatMap((listed) => {
    const text = listOf(root, listed);
    return text === undefined ? [] : [{ path: `${listed.folder}/mod.ts`, text }];
  });
  const schemas = {
    "fixtures/deployment.schema.json": deploymentJsonSchema(),
    "harness/diff/diff.schema.json": diffJsonSchema(),
    "harness/reports/run.schema.json": runJsonSchema(),
    "fixtures/vectors/vectors.schema.json": vectorsJsonSchema(),
  };
  return [
    ...lists,
    { path: "harness/mutants/traced.md", text: tracedText() },
    ...Object.entries(schemas).map(([path, schema]) => ({
      path,
      text: `${JSON.stringify(schema, null, 2)}\n`,
    })),
  ];
}

/**
 * Writes what is stale, or with `check` only tells of it.
 * @returns one line for each file that stays wrong
 */
export function sync(root: string, files: readonly Generated[], check: boolean): string[] {
  return files.flatMap(({ path, text }) => {
    const standing = readIfThere(`${root}/${path}`);
    if (standing === text) return [];
    if (path.endsWith(".ts") && standing !== undefined && !isGenerated(standing)) {
      return [
        `${path} was written by hand, and is a generated list. Remedy: delete it, then run: deno task sync`,
      ];
    }
    if (check) return [`${path} is stale. Remedy: run: deno task sync`];
    Deno.writeTextFileSync(`${root}/${path}`, text);
    return [];
  });
}

if (import.meta.main) {
  const problems = sync(".", generated("."), Deno.args.includes("--check"));
  for (const problem of problems) console.error("%s", problem);
  Deno.exit(problems.length > 0 ? 1 : 0);
}
