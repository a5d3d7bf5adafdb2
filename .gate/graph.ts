import { cycles, type Imports, reached } from "./cycles.ts";
import { LISTED } from "./lists.ts";

const FOLDERS = ["fixtures", "scenarios", "reference", "harness", ".gate"];

/** What `deno info --json` says of a module; the rest of it is not read. */
interface Module {
  readonly specifier: string;
  readonly error?: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
  readonly typesDependency?: { readonly dependency: { readonly specifier?: string } };
}

/** What is wrong with the imports below a root, a line each, with the remedy. */
export async function graphProblems(root: string): Promise<string[]> {
  const files = sourcesBelow(root);
  const { imports, broken } = await importsOf(root, files);
  const entries = files.filter(isEntry);
  const found = reached(imports, entries);
  const importers = (file: string) =>
    [...imports].filter(([, to]) => to.has(file)).map(([by]) => by);
  const forgotten = files.filter((file) => !found.has(file));
  return [
    ...broken.map((file) =>
      files.includes(file)
        ? `${file} cannot be read as a module. Remedy: run deno check on it.`
        : `${file} is not there, and ${importers(file).join(", ")} imports it. ` +
          "Remedy: write it, or take the import away."
    ),
    ...cycles(imports).map((circle) =>
      `${[...circle, circle[0]].join(" -> ")} import each other. ` +
      "Remedy: move what they share to a file of its own, which imports none of them."
    ),
    // A forgotten file that another one imports goes with that one.
    ...forgotten.filter((file) => importers(file).length === 0).map((file) =>
      `${file} is reached by no entry point. Remedy: import it or delete it; what a generated ` +
      "list should hold needs a default export and: deno task sync."
    ),
  ];
}

/** Files that a task names. */
const ENTRIES = [
  "fixtures/ci/action.ts",
  "harness/main.ts",
  "harness/browser/main.ts",
  "harness/survey/main.ts",
];

/** Where programs begin: the command line, the gate, the generated lists, the tests. */
function isEntry(file: string): boolean {
  return ENTRIES.includes(file) || file.startsWith(".gate/") || file.endsWith("_test.ts") ||
    LISTED.some(({ folder }) => file === `${folder}/mod.ts`);
}

/** All TypeScript files of ours, as paths from the root. */
export function sourcesBelow(root: string): string[] {
  const walk = (folder: string): string[] =>
    [...Deno.readDirSync(`${root}/${folder}`)].flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) return walk(path);
      return entry.name.endsWith(".ts") ? [path] : [];
    });
  const there = new Set([...Deno.readDirSync(root)].map(({ name }) => name));
  return FOLDERS.filter((folder) => there.has(folder)).flatMap(walk).sort();
}

/** So many files in one call: its argument may have 128 KiB. */
const TOGETHER = 500;

/** All that these files lead to. */
async function modulesOf(
  root: string,
  base: string,
  files: readonly string[],
): Promise<readonly Module[]> {
  // One module that imports all, so that one `deno info` tells their graph. It need not be written anywhere.
  const all = files.map((file) => `import ${JSON.stringify(base + encodeURI(file))};`).join("");
  const info = await new Deno.Command("deno", {
    args: ["info", "--json", "--no-lock", `data:application/typescript,${encodeURIComponent(all)}`],
    cwd: root,
  }).output();
  if (!info.success) {
    throw new Error(
      `Cannot read the import graph: deno info: ${new TextDecoder().decode(info.stderr)}`,
    );
  }
  const { modules }: { modules: readonly Module[] } = JSON.parse(
    new TextDecoder().decode(info.stdout),
  );
  return modules;
}

/** Imports of types count too: a circle of types binds files together as much as one of values. */
async function importsOf(
  root: string,
  files: readonly string[],
): Promise<{ imports: Imports; broken: string[] }> {
  const base = new URL(`file://${Deno.realPathSync(root)}/`).href;
  const parts = Array.from(
    { length: Math.ceil(files.length / TOGETHER) },
    (_, at) => files.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
  const modules = (await Promise.all(parts.map((part) => modulesOf(root, base, part)))).flat();
  const local = (specifier: string | undefined) =>
    specifier?.startsWith(base) ? [decodeURI(specifier.slice(base.length))] : [];
  const ours = modules.flatMap((module) =>
    local(module.specifier).map((file) => ({ file, module }))
  );
  return {
    imports: new Map(ours.map(({ file, module }) => [
      file,
      new Set([
        ...(module.dependencies ?? []).flatMap(({ code, type }) => [
          ...local(code?.specifier),
          ...local(type?.specifier),
        ]),
        ...local(module.typesDependency?.dependency.specifier),
      ]),
    ])),
    broken: ours.filter(({ module }) => module.error !== undefined).map(({ file }) => file),
  };
}

if (import.meta.main) {
  const problems = await graphProblems(".");
  for (const problem of problems) console.error("%s", problem);
  Deno.exit(problems.length > 0 ? 1 : 0);
}
