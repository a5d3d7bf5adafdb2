import { type Profile, PROFILES } from "../../scenarios/plan/profiles.ts";
import type { Entry, Header } from "../run/entry.ts";
import { readJournal, RECORD } from "../run/journal.ts";
import { registerDigest } from "../run/register_digest.ts";
import { standing } from "../run/standing.ts";
import { VERSION } from "../version.ts";
import { Unreadable } from "./unreadable.ts";

/** What a report folder's record holds. */
export interface Record {
  readonly folder: string;
  readonly path: string;
  readonly header: Header & { readonly profile: Profile };
  /** Those that stand, without the header. */
  readonly entries: readonly Entry[];
}

/** @throws {Unreadable} where the folder has no record, or no line of a run stands where one should */
export function readRecord(folder: string): Record {
  const path = `${folder}/${RECORD}`;
  const [header, ...entries] = entriesAt(path, folder);
  if (header?.type !== "run") {
    throw new Unreadable(path, "its first line is not that of a run", again(folder));
  }
  return { folder, path, header: { ...header, profile: profileOf(header, path, folder) }, entries };
}

/** The same record, where this version judges as that of the record did. @throws {Unreadable} where it may not */
export function ownRecord(record: Record): Record {
  const { path, header: { version, clauses } } = record;
  if (version !== VERSION) {
    throw new Unreadable(
      path,
      `it was recorded by loginspec ${version}, and this is ${VERSION}`,
      `loginspec ${version}, or make the run again`,
    );
  }
  if (clauses !== undefined && clauses !== registerDigest()) {
    throw new Unreadable(
      path,
      "it was judged by another register of clauses",
      "the loginspec that recorded it, or make the run again",
    );
  }
  return record;
}

const again = (folder: string) => `\`loginspec run --report ${folder}\``;

function entriesAt(path: string, folder: string): Entry[] {
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch (error) {
    throw error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory
      ? new Unreadable(path, "there is no record of a run", again(folder))
      : new Unreadable(path, "it cannot be opened", "a file that you may read");
  }
  try {
    return standing(readJournal(text, path));
  } catch (error) {
    // It says file, line, reason and remedy.
    if (error instanceof SyntaxError) throw new Unreadable(error.message);
    throw error;
  }
}

function profileOf({ profile }: Header, path: string, folder: string): Profile {
  const found = (Object.keys(PROFILES) as Profile[]).find((one) => one === profile);
  if (found) return found;
  throw new Unreadable(path, `no profile is called ${JSON.stringify(profile)}`, again(folder));
}
