import { fileURLToPath } from "node:url";
import { filesBelow, put, removeIfThere } from "./files.ts";
import { type Config, flagsOf, manifestOf } from "./manifest.ts";
import { modulesFrom } from "./modules.ts";
import { transpile } from "./transpile.ts";

const ROOT = new URL("../", import.meta.url);

/** Where the package is built; git does not look there. */
export const BUILT = new URL("./npm/", import.meta.url);

/** Started by their file's name: nobody need import them. */
const THREADS = ["harness/run/worker.ts"];

/** Folders whose files are read at run time, and files for who starts from them. */
const BESIDE = [
  "harness/servers/deviations",
  "fixtures/vectors",
  "fixtures/worked_example.yaml",
  "LICENSE",
];

/** What the package has for itself: from this folder, to a path in it. */
const OWN = { "loginspec.js": "bin/loginspec.js", "npm.md": "README.md" };

/** Builds the npm package. @returns how many modules it has */
export async function build(): Promise<number> {
  const config: Config = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
  const entries = Object.values(config.exports).map((file) => file.replace("./", ""));
  const { files, texts, packages } = await modulesFrom(ROOT, [...entries, ...THREADS]);
  // The command is started, and imported by nobody.
  const surfaces = entries.filter((file) => file !== config.exports["."]?.replace("./", ""));
  const modules = files.filter((file) => /(?<!\.d)\.ts$/.test(file));

  removeIfThere(BUILT);
  Deno.mkdirSync(BUILT);
  await transpile({ root: ROOT, to: BUILT, config, read: [...files, ...texts], modules, surfaces });
  const asTheyAre = files.filter((file) => !modules.includes(file));
  for (const file of asTheyAre) put(new URL(file, ROOT), placeOf(file));
  for (const file of BESIDE.flatMap((path) => filesBelow(new URL(path, ROOT)))) {
    if (file.pathname.endsWith(".ts")) continue;
    put(file, placeOf(file.href.slice(ROOT.href.length)));
  }
  for (const [file, to] of Object.entries(OWN)) put(new URL(file, import.meta.url), placeOf(to));
  Deno.chmodSync(placeOf("bin/loginspec.js"), 0o755);
  write("package.json", manifestOf(config, packages));
  write("bin/flags.json", flagsOf(config, "loginspec"));
  // harness/version.ts reads it. The rest would be a second import map, beside the package's dependencies.
  write("deno.json", { version: config.version });
  return modules.length;
}

const placeOf = (path: string) => fileURLToPath(new URL(path, BUILT));

function write(path: string, value: unknown): void {
  Deno.writeTextFileSync(placeOf(path), `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  const modules = await build();
  console.log("%s", `${modules} modules in ${fileURLToPath(BUILT)}. To see it: npm pack --dry-run`);
}
