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
import { USUAL_FORMATS } from "./report_formats.ts";

export { RECORD };
const FAILURES = "failures";
/** A failure's file: clause, protocol. */
const FAILURE = /^[a-z][a-z.-]*-[a-z0-9]+\.json$/;
const REPORTED: readonly Report[] = REPORTS;
/**
 * Makes the folder and its record, with the run's first line, or goes on with what is there. What another run left goes: a run that
 * does not come to its end must not be taken for that one.
 * @returns the record's path, and its entries
 * @throws {Ended} where it cannot be written, or records another run; where a folder has the name of a report: it is none of ours
 */
export function openRecord(
  folder: string,
  header: Header,
  resume: boolean,
): { path: string; earlier: Entry[] } {
  const path = `${folder}/${RECORD}`;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    for (const { filename } of REPORTED) refuseFolder(folder, filename);
    const earlier = resume ? goOn(path, header) : [];
    if (earlier.length > 0) return { path, earlier };
    for (const { filename } of REPORTED) removeIfThere(`${folder}/${filename}`);
    removeFailures(folder);
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
  const text = readIfThere(path);
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

function readIfThere(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** What is there; links are not followed. */
function kindAt(path: string): Deno.FileInfo | undefined {
  try {
    return Deno.lstatSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function refuseFolder(folder: string, filename: string): void {
  const path = `${folder}/${filename}`;
  if (!kindAt(path)?.isDirectory) return;
  throw new Ended(
    EXIT.usage,
    `Cannot write ${path}: it is a folder, and none of ours. Remedy: another folder by --report, or move it away`,
  );
}

/** Those that {@link writeFailure} wrote; with what else is there the folder stays. */
function removeFailures(folder: string): void {
  const path = `${folder}/${FAILURES}`;
  if (!kindAt(path)?.isDirectory) return;
  const names = [...Deno.readDirSync(path)].filter(({ isFile }) => isFile).map(({ name }) => name);
  const own = names.filter((name) => FAILURE.test(name));
  for (const name of own) Deno.removeSync(`${path}/${name}`);
  if ([...Deno.readDirSync(path)].length === 0) Deno.removeSync(path);
}

/** Writes reports in these formats; what is left of others goes, so that all in the folder tell of one run. */
export function writeReports(
  folder: string,
  told: Told,
  formats: readonly Report[] = USUAL_FORMATS,
): void {
  for (const { filename } of REPORTED) refuseFolder(folder, filename);
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
  const path = `${folder}/${FAILURES}/${clause}-${protocol}.json`;
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
