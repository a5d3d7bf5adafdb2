import { targetAt } from "../external/read_target.ts";
import { externalTarget } from "../external/target.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { ALL as SERVERS } from "../servers/mod.ts";
import type { Server } from "../servers/server.ts";
import { serverTarget } from "../servers/server_target.ts";
import { ALL as EMBEDDED } from "./mod.ts";
import { referenceTarget } from "./reference.ts";
import type { Target } from "./target.ts";

/** `mutant:ID` is the reference made wrong, to see how a failure shows. */
const PREFIX = "mutant:";

const REAL: readonly Server[] = SERVERS;

/** The reference, and every real server in each of its configurations. */
export const TARGETS: readonly Target[] = [
  ...EMBEDDED,
  ...REAL.flatMap((server) =>
    server.exporter.configurations.map((configuration) => serverTarget(server, configuration))
  ),
];

/** A target's file is its id, so that a thread of a run finds it again. */
const FILE = /\.(ya?ml|json)$/i;
export const isTargetFile = (id: string): boolean => FILE.test(id);

/** The target of that id, if there is one; of a file that can be read. */
export function findTarget(id: string): Target | undefined {
  if (isTargetFile(id)) {
    const reading = targetAt(id);
    return reading.kind === "read" ? externalTarget(reading.target) : undefined;
  }
  if (!id.startsWith(PREFIX)) return TARGETS.find((target) => target.id === id);
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
  ...TARGETS.map(({ id }) => id),
  ...MUTANTS.map(({ id }) => `${PREFIX}${id}`),
];
