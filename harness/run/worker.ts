import type { Mode } from "../external/target_file.ts";
import { findTarget } from "../targets/find.ts";
import { Unreachable } from "../targets/target.ts";
import type { Entry } from "./entry.ts";
import { execute } from "./execute.ts";
import type { World } from "./group.ts";
import { openJournal } from "./journal.ts";
import type { Trusting } from "./trusting.ts";

/** One thread's share of a run. */
export interface Share {
  readonly target: string;
  readonly worlds: readonly World[];
  readonly jobs: number;
  readonly timeout: number;
  readonly trusting: Trusting;
  readonly mode: Mode | undefined;
  readonly seen: readonly string[];
  readonly exemplars: readonly string[];
  readonly journal: string;
}

/** What a thread tells: what it saw, and how it ended. */
export type Report =
  | { readonly type: "entries"; readonly entries: readonly Entry[] }
  | { readonly type: "unreachable"; readonly because: string }
  | { readonly type: "done" };

/** So many entries go in one message: each message costs a third of a millisecond, whatever is in it. */
const TOGETHER = 32;

/** A thread's own side. The library that has its types may not be asked for in a published package: it changes globals of all. */
const thread = globalThis as unknown as {
  postMessage(report: Report): void;
  onmessage: (event: MessageEvent<Share>) => Promise<void>;
};

const tell = (report: Report) => thread.postMessage(report);

thread.onmessage = async ({ data }) => {
  const target = findTarget(data.target);
  if (!target) throw new TypeError(`Cannot run a share: no target is called ${data.target}`);
  // Written by whom it was seen, before the next login begins: a kill loses what is in flight, and no more.
  using journal = openJournal(data.journal, { resume: true });
  let entries: Entry[] = [];
  const tellEntries = () => {
    tell({ type: "entries", entries });
    entries = [];
  };
  try {
    await execute({
      target,
      worlds: data.worlds,
      jobs: data.jobs,
      timeout: data.timeout,
      trusting: data.trusting,
      ...data.mode === undefined ? {} : { mode: data.mode },
      seen: new Set(data.seen),
      exemplars: new Set(data.exemplars),
      record(entry) {
        journal.append(entry);
        entries.push(entry);
        if (entries.length >= TOGETHER) tellEntries();
      },
    });
    tellEntries();
    tell({ type: "done" });
  } catch (error) {
    tellEntries();
    if (!(error instanceof Unreachable)) throw error;
    tell({ type: "unreachable", because: error.message });
  }
};
