/** A clock in milliseconds, and a wait on it. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Lets so many a second go on, evenly, whoever asks. Absent: all, at once. */
export function paceOf(perSecond: number | undefined, clock = CLOCK): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve();
  const period = 1000 / perSecond;
  let next = clock.now();
  return async () => {
    const now = clock.now();
    const turn = Math.max(now, next);
    next = turn + period;
    if (turn > now) await clock.wait(turn - now);
  };
}
