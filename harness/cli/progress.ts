import { SingleBar } from "cli-progress";
import { tell } from "./print.ts";

export interface Progress extends Disposable {
  step(): void;
}

/** Milliseconds between lines where there is no terminal. */
const PERIOD = 5_000;

export interface How {
  readonly quiet: boolean;
  /** Said when a signal ends the process. */
  readonly farewell?: string;
}

/** Signals to what shells expect of a process that they ended. */
const ENDS = { SIGINT: 130, SIGTERM: 143 } as const;

/** How far a run is: a bar on a terminal, a line now and then elsewhere, nothing where nobody wants it. */
export function progress(total: number, what: string, { quiet, farewell }: How): Progress {
  if (quiet) return { step() {}, [Symbol.dispose]() {} };
  const shown = Deno.stderr.isTerminal() ? bar(total, what) : lines(total, what);
  const listeners = Object.entries(ENDS).map(([signal, code]) => {
    const end = () => {
      shown[Symbol.dispose](); // else the cursor stays hidden
      if (farewell !== undefined) tell(farewell);
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

function lines(total: number, what: string): Progress {
  let done = 0;
  let told = performance.now();
  return {
    step() {
      done++;
      if (performance.now() - told < PERIOD) return;
      told = performance.now();
      tell(`${done}/${total} ${what}`);
    },
    [Symbol.dispose]() {},
  };
}
