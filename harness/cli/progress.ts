import { SingleBar } from "cli-progress";
import { tell } from "./print.ts";

export interface Progress extends Disposable {
  step(): void;
}

/** Milliseconds between lines where there is no terminal. */
const PERIOD = 5_000;

/** How far a run is: a bar on a terminal, a line now and then elsewhere, nothing where nobody wants it. */
export function progress(total: number, what: string, how: { quiet: boolean }): Progress {
  if (how.quiet) return { step() {}, [Symbol.dispose]() {} };
  if (Deno.stderr.isTerminal()) {
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
