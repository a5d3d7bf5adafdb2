import type { Entry } from "../run/entry.ts";

/** Fewer refusals show no growth. */
const FEWEST = 12;
/** So many times longer, and so many milliseconds. */
const TIMES = 4;
const MORE = 1000;

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/**
 * A server that answers each refused login later than the one before, as against guessers: by and by a run's logins time out. In words,
 * a sentence for each deployment.
 */
export function slowingIn(entries: readonly Entry[]): string[] {
  const refused = entries.filter((entry) => entry.type === "login")
    .filter(({ observation }) => observation.kind === "refused");
  const worlds = Map.groupBy(refused, ({ group }) => group.split("/")[0] ?? "");
  return [...worlds].flatMap(([world, of]) => {
    if (of.length < FEWEST) return [];
    const third = Math.floor(of.length / 3);
    const first = median(of.slice(0, third).map(({ ms }) => ms));
    const last = median(of.slice(-third).map(({ ms }) => ms));
    return last > TIMES * first && last - first > MORE
      ? [
        `refused logins took longer and longer in ${world}, from ${seconds(first)} to ${
          seconds(last)
        }; remedy: lift the server's penalty for this client (anvil, a login delay), or say in the target's file how many are allowed (limits.failures)`,
      ]
      : [];
  });
}
