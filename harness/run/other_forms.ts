import { accountsIn } from "../judge/login.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { possibilities } from "../../scenarios/decide.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";
import { TRAITS } from "../../scenarios/traits.ts";

/**
 * The account that a login should have opened, or that one of the readings opens, by the other forms of its name, and by the usual
 * mechanism, on the same endpoint.
 */
export function otherForms(scenario: Scenario): Scenario[] {
  const { deployment, attempt } = scenario;
  const possible = possibilities(deployment, attempt, shownIn(scenario));
  const [wanted] = accountsIn(possible);
  if (wanted === undefined) return [];
  const found = accountsOf(deployment).find(({ fullName }) => fullName === wanted);
  if (!found) return [];
  const { account, domain } = found;
  const { authzid: _asked, serverName, ...connection } = attempt;
  // One that is the target's goes with it.
  const asked = serverName === undefined || serverName === attempt.targetDomain
    ? {}
    : { serverName };
  const full = [`${account.name}@${domain.name}`, `${account.name}%${domain.name}`];
  // The first that opens is enough, and beside a target domain every server takes the simple name.
  const names = TRAITS[attempt.protocol].carries === "target domain"
    ? [account.name, ...full]
    : [...full, account.name];
  const opening = names
    .map((login) => ({
      ...scenario,
      attempt: {
        ...connection,
        ...asked,
        login,
        ...(attempt.targetDomain === undefined ? {} : { targetDomain: domain.name }),
        ...(attempt.protocol === "web" ? { host: domain.name } : {}),
        ...(attempt.protocol === "mapi" ? { setting: domain.name } : {}),
      },
      password: account.password,
    }))
    // What may be at fault goes: earlier logins, the way the name was carried, where the client was.
    .map(({ before: _, carriage: _way, peer: _from, ...rest }) => rest)
    .filter(({ attempt }) => {
      const [decision] = possibilities(deployment, attempt);
      return decision?.outcome.kind === "opened" && decision.outcome.account === wanted;
    });
  const others = opening.filter(({ attempt: { login } }) =>
    login !== attempt.login || attempt.authzid || scenario.before || scenario.carriage ||
    scenario.peer
  );
  const usual = usualMechanism(attempt.protocol);
  if (scenario.mechanism === usual) return others;
  // The mechanism may be at fault too: then any name will do.
  return [
    ...others,
    ...opening.slice(0, 1).map(({ certificate: _, ...rest }) => ({ ...rest, mechanism: usual })),
  ];
}
