import { ALL as MUTANTS } from "../mutants/mod.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { ALL } from "./mod.ts";
import { referenceTarget } from "./reference.ts";
import type { Target } from "./target.ts";

/** `mutant:ID` is the reference made wrong, to see how a failure shows. */
const PREFIX = "mutant:";

/** The target of that id, if there is one. */
export function findTarget(id: string): Target | undefined {
  const targets: readonly Target[] = ALL;
  if (!id.startsWith(PREFIX)) return targets.find((target) => target.id === id);
  const mutants: readonly Mutant[] = MUTANTS;
  const mutant = mutants.find((one) => one.id === id.slice(PREFIX.length));
  if (!mutant) return undefined;
  return {
    ...referenceTarget({ ...mutant.wrong(() => {}), onFault() {} }),
    id,
    title: `a wrong server: ${mutant.title}`,
  };
}

/** What can be named, for an error's sake. */
export const targetIds = (): string[] => [
  ...ALL.map(({ id }) => id),
  ...MUTANTS.map(({ id }) => `${PREFIX}${id}`),
];
