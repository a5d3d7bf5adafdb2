import { SingleBar } from "cli-progress";
import { complain, isHushed, tell } from "./print.ts";

export interface Progress extends Disposable {
  step(): void;
}

/** Milliseconds between lines: a CI's log is read afterwards. */
const PERIOD = 5_000;
const PERIOD_OF_CI = 10_000;

export interface How {
  readonly quiet: boolean;
  /** Said when a signal ends the process. */
  readonly farewell?: string;
}

/** Signals to what shells expect of a process that they ended. */
const ENDS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Whether a CI runs us: all that we know of set CI to `true`, some to `1`. */
export const isCi = (CI = Deno.env.get("CI")): boolean => !["", "0", "false"].includes(CI ?? "");

/**
 * How far a run is: a bar on a terminal, a line now and then elsewhere and in a CI, even where that feigns a terminal; nothing where
 * nobody wants it.
 */
export function progress(total: number, what: string, { quiet, farewell }: How): Progress {
  const shown = quiet || isHushed()
    ? NOTHING
    : isCi()
    ? lines({ total, what, period: PERIOD_OF_CI, say: tell })
    : Deno.stderr.isTerminal()
    ? bar(total, what)
    : lines({ total, what, period: PERIOD, say: tell });
  const listeners = Object.entries(ENDS).map(([signal, code]) => {
    const end = () => {
      shown[Symbol.dispose](); // else the cursor stays hidden
      if (farewell !== undefined) complain(farewell);
      Deno.exit(code);
    };
    Deno.addSignalListener(signal as keyof typeof ENDS, end);
    return () => Deno.removeSignalListener(signal as keyof typeof ENDS, end);
  });
  return {
    step: () => shown.step(),
    [Symbol.dispose]() {
      shown[Symbol.dispose]();
      listeners.forEach((remove) => remove());
    },
  };
}

const NOTHING: Progress = { step() {}, [Symbol.dispose]() {} };

function bar(total: number, what: string): Progress {
  const bar = new SingleBar({
    format: `{bar} {value}/{total} ${what}, {duration_formatted}`,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 200,
    fps: 10,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), [Symbol.dispose]: () => bar.stop() };
}

interface Lines {
  readonly total: number;
  readonly what: string;
  /** Milliseconds. */
  readonly period: number;
  say(line: string): void;
}

/** A line each period, also while nothing gets done: a CI ends what is silent for long. */
export function lines({ total, what, period, say }: Lines): Progress {
  const began = performance.now();
  let done = 0;
  const timer = setInterval(
    () => say(lineOf({ done, total, what, ms: performance.now() - began })),
    period,
  );
  Deno.unrefTimer(timer);
  return { step: () => void done++, [Symbol.dispose]: () => clearInterval(timer) };
}

export interface Far {
  readonly done: number;
  readonly total: number;
  readonly what: string;
  /** Since the start. */
  readonly ms: number;
}

/** `1200/9508 logins, 12 %, 1 min 10 s left`; how long it takes is guessed by how long it took. */
export function lineOf({ done, total, what, ms }: Far): string {
  const count = `${done}/${total} ${what}`;
  if (total === 0) return count;
  const share = `${count}, ${Math.floor(100 * done / total)} %`;
  // Shrinking and reports follow upon the last one.
  if (done === 0 || done >= total) return share;
  return `${share}, ${lasting((total - done) * ms / done)} left`;
}

function lasting(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
