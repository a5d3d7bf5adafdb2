/** What is read of deno.json. */
export interface Config {
  readonly version: string;
  readonly license: string;
  readonly imports: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly compilerOptions: Readonly<Record<string, boolean>>;
  readonly tasks: Readonly<Record<string, { readonly command: string }>>;
}

/** The version of Deno that the command runs by. */
const DENO = "2.9.6";

/**
 * The npm package's package.json: versions are exact, as deno.json pins them.
 * @throws {RangeError} for a package that deno.json does not pin
 */
export function manifestOf(config: Config, packages: readonly string[]) {
  const entries = Object.entries(config.exports);
  return {
    name: "loginspec",
    version: config.version,
    description:
      "Which account does a login open? A conformance suite for servers of many domains.",
    keywords: ["imap", "pop3", "xmpp", "smtp", "ldap", "ftp", "login", "conformance", "testing"],
    license: config.license,
    type: "module",
    bin: { loginspec: "bin/loginspec.js" },
    exports: {
      ...Object.fromEntries(
        entries.filter(([path]) => path !== ".").map(([path, file]) => {
          const stem = file.replace(/\.ts$/, "");
          return [path, { types: `${stem}.d.ts`, default: `${stem}.js` }];
        }),
      ),
      "./package.json": "./package.json",
    },
    // The command runs by Deno: any Node that can start it will do. What is imported into Node itself wants 24, as the page says.
    engines: { node: ">=20" },
    dependencies: Object.fromEntries(
      [["deno", DENO], ...packages.map((name) => [name, versionOf(name, config.imports)])]
        .toSorted(([a = ""], [b = ""]) => a < b ? -1 : 1),
    ),
  };
}

function versionOf(name: string, imports: Config["imports"]): string {
  const pinned = /^npm:\/?(?<name>.+)@(?<version>[^@/]+)\/?$/.exec(
    imports[name] ?? imports[`${name}/`] ?? "",
  )?.groups;
  if (pinned?.name !== name || pinned.version === undefined) {
    throw new RangeError(`Cannot package ${name}: deno.json pins no version of it`);
  }
  return pinned.version;
}

/** The flags of Deno's with which a task runs the command line: what stands between `deno run` and the file. */
export function flagsOf({ tasks }: Config, task: string): string[] {
  const words = tasks[task]?.command.split(" ") ?? [];
  const file = words.findIndex((word) => word.endsWith(".ts"));
  if (words[0] !== "deno" || words[1] !== "run" || file === -1) {
    throw new RangeError(`Cannot tell the flags of the task ${task}: it is no deno run of a file`);
  }
  return words.slice(2, file);
}
