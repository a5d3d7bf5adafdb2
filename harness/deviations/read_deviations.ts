import type { Finding } from "../../fixtures/checks/mod.ts";
import type { Problem } from "../../fixtures/problem.ts";
import { type Fault, readText, type SourceText } from "../../fixtures/source_text.ts";
import { structureFindings } from "../../fixtures/structure.ts";
import { type Deviation, FILE, WORDS } from "./deviation.ts";
import { findings } from "./findings.ts";

export type DeviationsReading =
  | { readonly kind: "read"; readonly deviations: readonly Deviation[] }
  /** At least one problem, in the order of the file. */
  | { readonly kind: "rejected"; readonly problems: readonly Problem[] };

/**
 * Reads a deviations file: YAML, or JSON where its name ends so. All problems are told at once; those of meaning only where the
 * structure is right. `drafts`: entries whose reason nobody wrote yet are read too.
 */
export function readDeviations(
  text: string,
  file: string,
  { drafts = false } = {},
): DeviationsReading {
  const reading = readText(
    text.replace(/^\uFEFF/, ""),
    /\.json$/i.test(file) ? "json" : "yaml",
  );
  if (reading.kind === "broken") return rejected(reading.faults, file);
  const { source } = reading;
  const structure = FILE.safeParse(source.value);
  const found = structure.success
    ? findings(structure.data, { drafts })
    : structureFindings(structure.error.issues, source.value, WORDS);
  if (found.length > 0 || !structure.success) {
    return rejected(found.map((finding) => locate(finding, source)), file);
  }
  return {
    kind: "read",
    deviations: structure.data.deviations.map((entry, at) => ({
      ...entry,
      file,
      line: source.valueAt(["deviations", at]).line,
    })),
  };
}

/** Ours, of a package that is not on this machine. */
const AWAY = {
  problem: "The file is not on this machine, and nor are the modules of loginspec.",
  remedy: "Use loginspec from npm or from a clone, or take nothing as known: --no-deviations.",
};

/** The same from a file. One that is missing or unreadable is a problem like any other: nothing is thrown. */
export function deviationsAt(path: string, how = {}): DeviationsReading {
  if (/^https?:/.test(path)) return rejected([{ line: 1, column: 1, ...AWAY }], path);
  try {
    return readDeviations(Deno.readTextFileSync(path), path, how);
  } catch (error) {
    const missing = error instanceof Deno.errors.NotFound;
    return rejected([{
      ...{ line: 1, column: 1 },
      problem: missing ? "There is no such file." : "The file cannot be read.",
      remedy: missing ? "Check the path." : "Name a YAML file that you may read.",
    }], path);
  }
}

function locate({ path, atKey, problem, remedy }: Finding, source: SourceText): Fault {
  return { ...(atKey ? source.keyAt(path) : source.valueAt(path)), problem, remedy };
}

function rejected(faults: readonly Fault[], file: string): DeviationsReading {
  const problems = faults.map((fault) => ({ file, ...fault }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return { kind: "rejected", problems };
}
