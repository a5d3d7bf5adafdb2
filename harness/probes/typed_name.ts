import type { Scenario } from "../../scenarios/scenario.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import type { Witnessed } from "../targets/target.ts";

/**
 * client.plain, client.xmpp: what the server received of an endpoint's logins is what was typed, and nothing of the
 * server setting. Nothing where the target is no witness.
 * @param made every login that was made there, controls too
 */
export function typedName(
  group: Group,
  made: readonly Scenario[],
  witnessed: readonly Witnessed[] | undefined,
): ProbeEntry | undefined {
  const [first] = group.scenarios;
  if (witnessed === undefined || first === undefined) return undefined;
  const { protocol, address } = first.attempt;
  const typed = new Set(
    made.flatMap(({ attempt, before = [] }) =>
      [attempt.login, ...before.map(({ login }) => login)].map((login) =>
        sent(login, attempt.targetDomain)
      )
    ),
  );
  const here = witnessed.filter((seen) =>
    seen.protocol === protocol && seen.localAddress === address
  );
  const changed = here.find(({ name, hint }) => !typed.has(sent(name, hint)));
  const arrived = here.length > 0;
  return {
    type: "probe",
    id: "witness:typed-name",
    group: group.id,
    protocol,
    finding: changed ? "broken" : arrived ? "kept" : "unclear",
    why: changed
      ? `the server received ${JSON.stringify(changed.name)}, which nobody typed`
      : arrived
      ? `${here.length} names arrived as they were typed`
      : "no login arrived",
  };
}

const sent = (name: string, hint: string | undefined) => JSON.stringify([name, hint ?? null]);
