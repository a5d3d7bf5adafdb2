import { createHash } from "node:crypto";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Cell, Scenario } from "../scenario.ts";

const deploymentDigests = new WeakMap<Deployment, string>();

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

function digestOf(deployment: Deployment): string {
  const known = deploymentDigests.get(deployment) ?? digest(JSON.stringify(deployment));
  deploymentDigests.set(deployment, known);
  return known;
}

/** A cell in one line: `xmpp/tls/at/own/namesake/alias`, `pop3/tls/simple/own/own/sni-other`. */
export function cellKey(cell: Cell): string {
  const { protocol, form, address, credential, security, target, host, setting } = cell;
  const { serverName, authzid, state } = cell;
  return [
    ...[protocol, security, form, address, credential],
    ...[target, host, setting].filter((kind) => kind !== undefined),
    ...(serverName === undefined ? [] : [`sni-${serverName}`]),
    ...(authzid === undefined ? [] : [`authzid-${authzid}`]),
    ...(state === undefined ? [] : [state]),
  ].join("/");
}

/** A scenario with its id: the cell, and a digest of all the rest. */
export function identified(drawn: Omit<Scenario, "id">): Scenario {
  const { cell, deployment, ...rest } = drawn;
  return {
    id: `${cellKey(cell)}/${digest(digestOf(deployment) + JSON.stringify(rest))}`,
    ...drawn,
  };
}
