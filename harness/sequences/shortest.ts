/**
 * The fewest steps that still show something, each left out in turn until none can be.
 * @param shows makes steps, in their order: what is seen of them, or nothing
 */
export async function shortest<Step, Seen>(
  steps: readonly Step[],
  seen: Seen,
  shows: (steps: readonly Step[]) => Promise<Seen | undefined>,
): Promise<{ readonly steps: readonly Step[]; readonly seen: Seen }> {
  let least = { steps, seen };
  // From the end: what came after the fault goes first, and halves before single steps.
  for (let size = Math.ceil(steps.length / 2);; size = Math.ceil(size / 2)) {
    for (let to = least.steps.length; to > 0; to -= size) {
      const fewer = least.steps.filter((_, at) => at < to - size || at >= to);
      if (fewer.length === least.steps.length) continue;
      const still = await shows(fewer);
      if (still !== undefined) least = { steps: fewer, seen: still };
    }
    if (size <= 1) return least;
  }
}
