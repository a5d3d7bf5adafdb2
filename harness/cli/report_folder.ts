import type { Entry, Header } from "../run/entry.ts";
import { openJournal, readJournal, RECORD } from "../run/journal.ts";
import { sameWish } from "../run/run.ts";
import { goneOnWith } from "../run/standing.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { seal } from "../replay/sealed.ts";
import type { Result } from "../judge/verdict.ts";
import type { Trusting } from "../run/trusting.ts";
import type { Report, Told } from "../reports/report.ts";
import { Ended, EXIT } from "./exit.ts";
import {
  clear,
  failureName,
  FAILURES,
  refuseFolders,
  removeIfThere,
  textIfThere,
} from "./leavings.ts";
import { USUAL_FORMATS } from "./report_formats.ts";

export { RECORD };
const REPORTED: readonly Report[] = REPORTS;

/**
 * Makes the folder and its record, with the run's first line, or goes on with what is there. What another run left goes: a run that
 * does not come to its end must not be taken for that one.
 * @returns the record's path, and its entries
 * @throws {Ended} where it cannot be written, records another run, or what is there is none of ours
 */
export function openRecord(
  folder: string,
  header: Header,
  resume: boolean,
): { path: string; earlier: Entry[] } {
  const path = `${folder}/${RECORD}`;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    refuseFolders(folder);
    const earlier = resume ? goOn(path, header) : [];
    if (earlier.length > 0) return { path, earlier };
    clear(folder);
    using journal = openJournal(path, { resume: false });
    journal.append(header);
    return { path, earlier: [header] };
  } catch (error) {
    if (error instanceof Ended) throw error;
    throw new Ended(
      EXIT.usage,
      `Cannot write ${path}: ${message(error)}. Remedy: another folder by --report`,
    );
  }
}

function goOn(path: string, header: Header): Entry[] {
  const text = textIfThere(path);
  if (text === undefined) return [];
  let entries: Entry[];
  try {
    entries = readJournal(text, path);
  } catch (error) {
    throw new Ended(EXIT.usage, message(error));
  }
  const [first] = entries;
  if (first === undefined) return [];
  if (first.type === "run" && sameWish(first, header)) {
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    // Nothing that is there is written again: another kill must not lose it.
    if (whole !== text) Deno.truncateSync(path, new TextEncoder().encode(whole).length);
    using journal = openJournal(path, { resume: true });
    journal.append({ type: "resumed", at: new Date().toISOString() });
    return goneOnWith(entries);
  }
  throw new Ended(
    EXIT.usage,
    `Cannot resume ${path}: it records another run. Remedy: the same seed, profile, selection and version, or no --resume`,
  );
}

/** Writes reports in these formats; what is left of others goes, so that all in the folder tell of one run. */
export function writeReports(
  folder: string,
  told: Told,
  formats: readonly Report[] = USUAL_FORMATS,
): void {
  refuseFolders(folder);
  for (const { filename, write } of formats) {
    Deno.writeTextFileSync(`${folder}/${filename}`, write(told));
  }
  for (const other of REPORTED) {
    if (!formats.includes(other)) removeIfThere(`${folder}/${other.filename}`);
  }
}

/** The server that a failure was seen on, and how its certificates were checked. */
export interface SeenOn {
  readonly target: string;
  /** Absent: as is usual for the target. */
  readonly trusting?: Trusting;
}

/** Keeps a failing scenario, without its passwords, for `replay`. @returns the file's path */
export function writeFailure(
  folder: string,
  { clause, protocol, verdict, why, login }: Result,
  { target, trusting }: SeenOn,
): string {
  const path = `${folder}/${FAILURES}/${failureName(clause, protocol)}`;
  Deno.mkdirSync(`${folder}/${FAILURES}`, { recursive: true });
  const { expected, observed, scenario } = login!;
  const told = {
    ...{ target, ...trusting === undefined ? {} : { trusting } },
    ...{ clause, verdict, why, expected, observed, scenario: seal(scenario) },
  };
  Deno.writeTextFileSync(path, `${JSON.stringify(told, null, 1)}\n`);
  return path;
}

const message = (error: unknown) => error instanceof Error ? error.message : String(error);
