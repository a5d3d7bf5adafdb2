/** Milliseconds after which the fewest so far will do: each try takes what the target takes. */
const LIMIT = 6_000;

/**
 * The fewest steps that still show something, each left out in turn until none can be, or the time is over.
 * @param shows makes steps, in their order: what is seen of them, or nothing
 * @param limit milliseconds
 */
export async function shortest<Step, Seen>(
  steps: readonly Step[],
  seen: Seen,
  shows: (steps: readonly Step[]) => Promise<Seen | undefined>,
  limit = LIMIT,
): Promise<{ readonly steps: readonly Step[]; readonly seen: Seen }> {
  const until = performance.now() + limit;
  let least = { steps, seen };
  // From the end: what came after the fault goes first, and halves before single steps.
  for (let size = Math.ceil(steps.length / 2);; size = Math.ceil(size / 2)) {
    for (let to = least.steps.length; to > 0; to -= size) {
      const fewer = least.steps.filter((_, at) => at < to - size || at >= to);
      if (fewer.length === least.steps.length) continue;
      if (performance.now() >= until) return least;
      const still = await shows(fewer);
      if (still !== undefined) least = { steps: fewer, seen: still };
    }
    if (size <= 1) return least;
  }
}
