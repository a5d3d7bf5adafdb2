import { fileURLToPath, pathToFileURL } from "node:url";
import { filesBelow, put } from "./files.ts";
import { plain } from "./plain.ts";
import { withTexts } from "./texts.ts";
import type { Config } from "./manifest.ts";

/** What is to be made of TypeScript files, and where from and to. */
export interface Transpiling {
  readonly root: URL;
  readonly to: URL;
  readonly config: Config;
  /** All that is imported, as paths from the root. */
  readonly read: readonly string[];
  /** Those that JavaScript is made of. */
  readonly modules: readonly string[];
  /** Of these and all that they lead to the types are told as well. */
  readonly surfaces: readonly string[];
}

/**
 * Makes JavaScript and types, in a copy of what is read: options of the compiler count for the files beside and below them alone.
 * @throws {Error} with what Deno says, where it does not succeed
 */
export async function transpile(
  { root, to, config, read, modules, surfaces }: Transpiling,
): Promise<void> {
  const copy = await Deno.makeTempDir({ prefix: "loginspec-package-" });
  try {
    for (const file of read) put(new URL(file, root), `${copy}/${file}`);
    const texts = modules.flatMap((file) => withTexts(copy, file));
    const { imports, compilerOptions } = config;
    // What leads to a file serves tests, and none is packaged.
    const packages = Object.entries(imports).filter(([, place]) => place.startsWith("npm:"));
    await Deno.writeTextFile(
      `${copy}/deno.json`,
      JSON.stringify({
        version: config.version,
        imports: Object.fromEntries(packages),
        // Packages of others disagree with Node's types, and Deno looks into them where it tells types.
        compilerOptions: { ...compilerOptions, skipLibCheck: true },
      }),
    );
    const flags = ["--quiet", "--no-lock", `--outdir=${fileURLToPath(to)}`];
    await deno(copy, ["transpile", ...flags, ...modules, ...new Set(texts)]);
    await deno(copy, ["transpile", ...flags, "--declaration", ...surfaces]);
    const from = pathToFileURL(`${copy}/`);
    for (const file of filesBelow(to)) {
      const path = decodeURI(file.href.slice(to.href.length));
      Deno.writeTextFileSync(file, plain(Deno.readTextFileSync(file), { path, from }));
    }
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

async function deno(cwd: string, args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) throw new Error(`Cannot transpile: ${new TextDecoder().decode(stderr)}`);
}
