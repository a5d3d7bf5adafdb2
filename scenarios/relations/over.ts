import type { Protocol } from "../../fixtures/protocols.ts";
import { cellIn } from "../draw/cell_in.ts";
import { inexpressible } from "../draw/expressible.ts";
import { identified } from "../draw/id.ts";
import { usualServerName } from "../draw/server_names.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Cell, Scenario } from "../scenario.ts";

/** Where and how the same is said once more. */
interface Way {
  readonly protocol: Protocol;
  readonly security: Security;
  readonly mechanism: string;
  /** What the protocol's client tells of a Domain beside the name, and of which kind that is. */
  readonly told?: Partial<Pick<Scenario["attempt"], "targetDomain" | "host" | "setting">>;
  readonly kind?: Partial<Pick<Cell, "target" | "host" | "setting">>;
}

/** The same name, password and address, said another way; nothing where that way cannot say it. */
export function over(scenario: Scenario, way: Way): Scenario[] {
  const { cell, deployment, attempt, password, subject, serverSetting, peer, switches } = scenario;
  const { protocol, security, mechanism, told, kind } = way;
  const { address, mapped, login } = attempt;
  const { serverName: _, authzid: __, ...place } = cell;
  if (inexpressible(protocol, mechanism, { login, password }) !== undefined) return [];
  const said = { protocol, address, ...(mapped ? { mapped } : {}), login, ...told };
  const indicated = security === "plain"
    ? undefined
    : usualServerName(deployment, said, serverSetting);
  return [identified({
    cell: cellIn(protocol, { ...place, ...kind, security }),
    deployment,
    attempt: { ...said, ...(indicated === undefined ? {} : { serverName: indicated }) },
    password,
    mechanism,
    subject,
    serverSetting,
    ...(peer === undefined ? {} : { peer }),
    ...(switches === undefined ? {} : { switches }),
  })];
}

/** What a scenario's client tells of a Domain beside the name. */
export function toldBy({ attempt, cell }: Scenario): Pick<Way, "told" | "kind"> {
  const { targetDomain, host, setting } = attempt;
  const { target, host: hostKind, setting: settingKind } = cell;
  return {
    told: {
      ...(targetDomain === undefined ? {} : { targetDomain }),
      ...(host === undefined ? {} : { host }),
      ...(setting === undefined ? {} : { setting }),
    },
    kind: {
      ...(target === undefined ? {} : { target }),
      ...(hostKind === undefined ? {} : { host: hostKind }),
      ...(settingKind === undefined ? {} : { setting: settingKind }),
    },
  };
}
