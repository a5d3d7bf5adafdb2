import type { Mode } from "../external/target_file.ts";
import type { Entry } from "./entry.ts";
import type { World } from "./group.ts";
import { shareOut, sizeOf } from "./share_out.ts";
import { type Target, Unreachable } from "../targets/target.ts";
import type { Trusting } from "./trusting.ts";
import type { Report, Share } from "./worker.ts";

/** A run's work, for as many threads as are worth their start. */
export interface Work {
  readonly target: Target;
  readonly worlds: readonly World[];
  /** Logins at the same time, over all threads. */
  readonly jobs: number;
  /** Milliseconds for one login. */
  readonly timeout: number;
  readonly trusting: Trusting;
  /** Absent: all may be done to the target. */
  readonly mode?: Mode;
  readonly seen: ReadonlySet<string>;
  /** Logins whose transcripts are kept whatever they come to, by id. */
  readonly exemplars: ReadonlySet<string>;
  /** The record that each entry is appended to as it is seen. */
  readonly journal: string;
  /** Called with each entry, after it was appended. */
  seenOf(entry: Entry): void;
}

/** Below so many logins another thread takes longer to start than it saves. */
const WORTH = 150;

const thread = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

const waiting: Worker[] = [];

/** Starts threads that load what they need while a large plan is made. Whoever calls it has to dispose of what is left over. */
export function muster(): Disposable {
  for (let hand = 0; hand < navigator.hardwareConcurrency; hand++) waiting.push(thread());
  return {
    [Symbol.dispose]() {
      for (const worker of waiting.splice(0)) worker.terminate();
    },
  };
}

/**
 * Makes all logins of a run, on threads of their own: clients and an embedded server together keep a core busy. Deployments
 * are shared out whole, so that what is compared with each other is seen by one thread, in order.
 * @throws {Unreachable} where no thread could serve anything; and where a thread fails
 */
export async function work(task: Work): Promise<void> {
  const logins = sizeOf(task.worlds);
  const hands = task.target.alone ? 1 : Math.max(
    1,
    Math.min(navigator.hardwareConcurrency, task.jobs, Math.ceil(logins / WORTH)),
  );
  const shares = shareOut(task.worlds, hands, (world) => sizeOf([world]));
  const workers = shares.map(() => waiting.pop() ?? thread());
  try {
    const unreachable = await Promise.all(
      workers.map((worker, at) =>
        hand(worker, task, shares[at] ?? [], jobsOf(task.jobs, hands, at))
      ),
    );
    // What another thread saw stands.
    const [because] = unreachable;
    if (because !== undefined && unreachable.every((one) => one !== undefined)) {
      throw new Unreachable(because);
    }
  } finally {
    // Where one fails the others have nothing to go on for.
    for (const worker of workers) worker.terminate();
  }
}

/** The first threads get what does not divide. */
const jobsOf = (jobs: number, hands: number, at: number) =>
  Math.floor(jobs / hands) + (at < jobs % hands ? 1 : 0);

/** @returns why it could serve nothing, where it could not */
function hand(
  worker: Worker,
  task: Work,
  worlds: readonly World[],
  jobs: number,
): Promise<string | undefined> {
  const { target, timeout, trusting, mode, seen, exemplars, journal, seenOf } = task;
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (data.type === "entries") data.entries.forEach(seenOf);
      else resolve(data.type === "unreachable" ? data.because : undefined);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`A thread of the run failed: ${event.message}`));
    };
    worker.postMessage(
      {
        target: target.id,
        worlds,
        jobs,
        timeout,
        trusting,
        mode,
        seen: [...seen],
        exemplars: [...exemplars],
        journal,
      } satisfies Share,
    );
  });
}
