import type { Protocol } from "../../fixtures/protocols.ts";
import { type Plan, plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { Entry } from "../run/entry.ts";
import { exemplarsOf } from "../run/exemplars.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { loginsOf } from "../run/planned.ts";
import type { Target } from "../targets/target.ts";

/** The logins of a small plan over some protocols, without TLS or with it. */
export function small(...protocols: readonly Protocol[]): Plan {
  const drawn = plan({ seed: 1, profile: "smoke", protocols });
  return { ...drawn, relations: [], sequences: [], observed: [] };
}

/** What a run came to. */
export interface Made {
  readonly entries: readonly Entry[];
  /** All logins that were made, controls too. */
  readonly logins: number;
  readonly stopped?: string;
  readonly outOfReach?: true;
  readonly verdicts: ReadonlyMap<Verdict, number>;
}

/** Has a plan made by a target. @param seen called with each entry */
export async function made(
  target: Target,
  plan: Plan,
  { timeout = 10_000, seen = () => {} }: {
    readonly timeout?: number;
    seen?(entry: Entry): void;
  } = {},
): Promise<Made> {
  const entries: Entry[] = [];
  await execute({
    target,
    worlds: worldsOf(loginsOf(plan), plan.sequences),
    jobs: 8,
    timeout,
    seen: new Set(),
    exemplars: exemplarsOf(plan),
    record(entry) {
      entries.push(entry);
      seen(entry);
    },
  });
  const { results, stopped, outOfReach } = judgeRun(plan, entries);
  const verdicts = Map.groupBy(results, ({ verdict }) => verdict);
  return {
    entries,
    logins: entries.filter(({ type }) => type === "login").length,
    ...stopped === undefined ? {} : { stopped },
    ...outOfReach ? { outOfReach } : {},
    verdicts: new Map([...verdicts].map(([verdict, all]) => [verdict, all.length])),
  };
}
