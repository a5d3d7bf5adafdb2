import { join, resolve } from "node:path";
import { CLAUSE_IDS } from "../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { RECORD } from "../run/journal.ts";
import { Ended, EXIT } from "./exit.ts";
import { isThere } from "./place.ts";
import { targetFolders } from "./target_folders.ts";

/** Failures to `replay`, a file each. */
export const FAILURES = "failures";
/** Several targets beside each other. */
export const COMPARISON = { text: "comparison.md", data: "comparison.json", page: "index.html" };

/** How each record begins, be it that its run was killed at the first line. */
const BEGINNING = '{"type":"run",';
const REPORTED: readonly string[] = REPORTS.map(({ filename }) => filename);
const KEPT_FAILURES: ReadonlySet<string> = new Set(
  CLAUSE_IDS.flatMap((clause) => PROTOCOLS.map((protocol) => failureName(clause, protocol))),
);

export function failureName(clause: string, protocol: string): string {
  return `${clause}-${protocol}.json`;
}

/**
 * Takes away what a run or a comparison of ours left in a folder: what is written next must not be taken for that.
 * @param spared folders below it that stay as they are
 * @throws {Ended} where a file that would be written over is not known to be ours; nothing is gone then
 */
export function clear(folder: string, spared: readonly string[] = []): void {
  const [record, compared] = [recordIn(folder), comparedIn(folder)];
  if (record === "foreign") throw foreign(folder, RECORD);
  if (record === "none") {
    const ours: readonly string[] = compared ? Object.values(COMPARISON) : [];
    const own = [...REPORTED, FAILURES, ...Object.values(COMPARISON)]
      .find((name) => !ours.includes(name) && isThere(join(folder, name)));
    if (own !== undefined) throw foreign(folder, own);
  } else removeRun(folder);
  if (compared === undefined) return;
  for (const name of Object.values(COMPARISON)) removeIfThere(join(folder, name));
  const stay = new Set(spared.map((one) => resolve(one)));
  for (const name of targetFolders(compared)) {
    const below = join(folder, name);
    if (!stay.has(resolve(below)) && recordIn(below) === "ours") {
      removeRun(below);
      removeIfEmpty(below);
    }
  }
}

/** @throws {Ended} where a folder is called like a report: it is none of ours */
export function refuseFolders(folder: string): void {
  const path = REPORTED.map((name) => join(folder, name)).find(isFolder);
  if (path === undefined) return;
  throw new Ended(
    EXIT.usage,
    `Cannot write ${path}: it is a folder, and none of ours. Remedy: another folder by --report, or move it away`,
  );
}

function recordIn(folder: string): "ours" | "none" | "foreign" {
  const text = textIfThere(join(folder, RECORD));
  if (text === undefined || text === "") return "none";
  return text.startsWith(BEGINNING) || BEGINNING.startsWith(text) ? "ours" : "foreign";
}

/** The targets of a comparison of ours; nothing where there is none. */
function comparedIn(folder: string): string[] | undefined {
  const text = textIfThere(join(folder, COMPARISON.data));
  if (text === undefined) return undefined;
  try {
    const { targets, rows } = JSON.parse(text) as { targets?: unknown; rows?: unknown };
    if (!Array.isArray(targets) || !Array.isArray(rows)) return undefined;
    const ids: unknown[] = targets.map((one) => one?.target);
    return ids.every((id) => typeof id === "string") ? ids : undefined;
  } catch {
    return undefined;
  }
}

/** In `failures` only what is called as ours are. */
function removeRun(folder: string): void {
  for (const name of [RECORD, ...REPORTED]) removeIfThere(join(folder, name));
  const failures = join(folder, FAILURES);
  if (!isFolder(failures)) return;
  for (const { name } of Deno.readDirSync(failures)) {
    if (KEPT_FAILURES.has(name)) Deno.removeSync(join(failures, name));
  }
  removeIfEmpty(failures);
}

const foreign = (folder: string, name: string) =>
  new Ended(
    EXIT.usage,
    `Cannot write into ${folder}: ${
      join(folder, name)
    } is there, and no run of ours stands beside it. Remedy: another folder by --report, or move that away`,
  );

export function textIfThere(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return undefined;
    }
    throw error;
  }
}

export function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function removeIfEmpty(folder: string): void {
  if (Deno.readDirSync(folder)[Symbol.iterator]().next().done) Deno.removeSync(folder);
}

/** Links are not followed. */
function isFolder(path: string): boolean {
  try {
    return Deno.lstatSync(path).isDirectory;
  } catch {
    return false;
  }
}
