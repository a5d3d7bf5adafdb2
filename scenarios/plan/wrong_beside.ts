import { accountsOf } from "../../fixtures/deployment.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { cellIn } from "../draw/cell_in.ts";
import { inexpressible } from "../draw/expressible.ts";
import { identified } from "../draw/id.ts";
import { usualServerName } from "../draw/server_names.ts";
import { neighbourAt } from "../neighbour.ts";
import type { Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import type { Decided } from "./count.ts";

const MOST = 8;

/**
 * What the answers of accounts that do not open are held against (access.uniform.service): a wrong password for an account that
 * does open, by the same mechanism, on the same endpoint. One for each endpoint and mechanism, and no
 * more than some in a protocol.
 */
export function wrongBeside(planned: readonly Decided[]): Scenario[] {
  const refused = planned.filter(({ decision: { clause, outcome } }) =>
    clause === "access.service" && outcome.kind === "refused" && outcome.class === "login"
  );
  const places = new Map(refused.map(({ scenario }) => [placeOf(scenario), scenario]));
  return [...Map.groupBy(places.values(), ({ cell }) => cell.protocol).values()]
    .flatMap((here) => here.flatMap((scenario) => wrongAt(scenario) ?? []).slice(0, MOST));
}

function placeOf({ deployment, attempt: { protocol, address }, cell, mechanism }: Scenario) {
  return [deployment.name, protocol, address, cell.security, mechanism].join("/");
}

function wrongAt(scenario: Scenario): Scenario | undefined {
  const { deployment, cell: { security }, mechanism, serverSetting, switches } = scenario;
  const { protocol, address, mapped } = scenario.attempt;
  const neighbour = neighbourAt(deployment, protocol, address);
  const opening = accountsOf(deployment).find(({ fullName }) => fullName === neighbour?.opens);
  if (!neighbour || !opening) return undefined;
  const said = {
    ...neighbour.attempt,
    ...(mapped ? { mapped } : {}),
    ...(TRAITS[protocol].qualifies ? { setting: opening.domain.name } : {}),
  };
  const serverName = security === "plain"
    ? undefined
    : usualServerName(deployment, said, serverSetting);
  const { name, password: right } = opening.account;
  // The account's own name: what is wrong about it some servers do not see.
  const password = name === right ? `not ${right}` : name;
  const unsaid = inexpressible(protocol, mechanism, { login: said.login, password });
  // A certificate is no password.
  if (unsaid !== undefined || mechanism === "EXTERNAL") return undefined;
  return identified({
    cell: cellIn(protocol, {
      protocol,
      form: "at",
      address: kindOfAddress(address, deployment, opening.domain),
      credential: "wrong",
      security,
    }),
    deployment,
    attempt: { ...said, ...(serverName === undefined ? {} : { serverName }) },
    password,
    mechanism,
    subject: neighbour.opens,
    serverSetting,
    ...(switches === undefined ? {} : { switches }),
  });
}
