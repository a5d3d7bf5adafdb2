/** What `deno info --json` says of a module; the rest of it is not read. */
interface Module {
  readonly specifier: string;
  /** `external`: what is imported as text alone. */
  readonly kind?: string;
  readonly error?: string;
  readonly dependencies?: readonly { readonly specifier: string }[];
}

/** The modules of ours that a package has, and what they import of others. */
export interface Shipped {
  /** Modules, JSON among them, as paths from the root, in order of their names. */
  readonly files: readonly string[];
  /** What is imported as text alone, likewise. */
  readonly texts: readonly string[];
  /** The packages that these files name, without the path inside them: `@xmpp/client`, `zod`. */
  readonly packages: readonly string[];
}

/** All that these entries lead to. @throws {Error} that names what cannot be read */
export async function modulesFrom(root: URL, entries: readonly string[]): Promise<Shipped> {
  const all = entries.map((entry) => `import ${JSON.stringify(new URL(entry, root).href)};`);
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      "--no-lock",
      `data:application/typescript,${encodeURIComponent(all.join(""))}`,
    ],
    cwd: root,
  }).output();
  if (!success) {
    throw new Error(`Cannot tell what to package: deno info: ${new TextDecoder().decode(stderr)}`);
  }
  const { modules }: { readonly modules: readonly Module[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  const ours = modules.filter(({ specifier }) => specifier.startsWith(root.href));
  const broken = ours.filter(({ error }) => error !== undefined);
  if (broken.length > 0) {
    throw new Error(
      `Cannot package ${broken.map(({ specifier, error }) => `${specifier}: ${error}`)}`,
    );
  }
  const named = ours.flatMap(({ dependencies = [] }) => dependencies).map(({ specifier }) =>
    specifier
  ).filter((specifier) => !/^[./]|^[a-z]+:/.test(specifier));
  const pathsOf = (modules: readonly Module[]) =>
    modules.map(({ specifier }) => decodeURI(specifier.slice(root.href.length))).sort();
  return {
    files: pathsOf(ours.filter(({ kind }) => kind !== "external")),
    texts: pathsOf(ours.filter(({ kind }) => kind === "external")),
    packages: [...new Set(named.map(packageIn))].sort(),
  };
}

/** `@a/b/c.js` is of `@a/b`, `d/e.js` of `d`. */
const packageIn = (specifier: string) =>
  specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
