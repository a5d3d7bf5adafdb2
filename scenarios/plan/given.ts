import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { type Endpoint, SECURITIES } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { draw, type Drawn } from "../draw/drawn.ts";
import { cellKey } from "../draw/id.ts";
import { PICKS } from "../draw/picks.ts";
import type { Order } from "../draw/scenario.ts";
import { scenarioOf } from "../draw/shrinks.ts";
import { neighbourAt } from "../neighbour.ts";
import { isOffered, securitiesOf } from "../offers.ts";
import { ADDRESS_KINDS, type Cell, type Scenario } from "../scenario.ts";
import type { Pool } from "./pool.ts";
import type { Related } from "./relate.ts";
import type { Count } from "./count.ts";
import { type Short, shortOf, undecidable } from "./short.ts";

/** A deployment that a target has already, and no other. */
export interface Given {
  /** What it serves. */
  readonly deployment: Deployment;
  /** Whether the target can be reached there. */
  reaches(endpoint: Omit<Endpoint, "port" | "via">): boolean;
}

/** Which account, address and name a draw comes to, differs: so many are looked at for one that is within reach. */
const DRAWS = 12;

/** Whether a login can be made on a given target, and proves something there. A client's own address is nobody's to choose. */
export function isWithin(
  { deployment, attempt: { protocol, address }, cell: { security }, peer }: Scenario,
  given: Given,
): boolean {
  return deployment === given.deployment && peer === undefined &&
    given.reaches({ protocol, address, security }) &&
    neighbourAt(deployment, protocol, address) !== undefined;
}

/**
 * The pool of one deployment. A cell whose security or kind of address it has not is placed by another: a target with one address
 * is still asked every form.
 */
export function poolOfGiven(seed: number, given: Given): Pool {
  const { deployment } = given;
  const whole: Drawn<Deployment> = { value: deployment, shrinks: () => [] };
  const has = (protocol: Protocol, security: Cell["security"]) =>
    securitiesOf(protocol).includes(security) &&
    deployment.addresses.some((address) => given.reaches({ protocol, address, security }));
  const cells = ({ cell, mechanism = "" }: Order): Cell[] =>
    [cell.security, ...SECURITIES.filter((one) => one !== cell.security)]
      .filter((security) =>
        has(cell.protocol, security) && isOffered(mechanism, security) &&
        (cell.serverName === undefined || security !== "plain")
      )
      .flatMap((security) =>
        [cell.address, ...ADDRESS_KINDS.filter((one) => one !== cell.address)]
          .map((address) => ({ ...cell, security, address }))
      );
  const place = (order: Order, round: number): Scenario | undefined => {
    const key = `${seed}/${cellKey(order.cell)}/${order.mechanism ?? ""}/${round}`;
    for (const cell of cells(order)) {
      for (let turn = 0; turn < DRAWS; turn++) {
        const picks = draw(PICKS, `${key}/${turn}`);
        const scenario = scenarioOf({ ...order, cell }, whole, picks);
        // Whether a deployment has a place never depends on what is drawn.
        if (!scenario) break;
        if (isWithin(scenario, given)) return scenario;
      }
    }
    return undefined;
  };
  return { place, placeAnywhere: place };
}

/** Why a clause that no single login decides is not tested on a given deployment; undefined: it is. */
function untestable(clause: ClauseId, protocol: Protocol, related: readonly Related[]) {
  const { tested } = CLAUSES[clause];
  if (!("by" in tested) || tested.by.includes("decide")) return undefined;
  const by = (kind: string) => tested.by.every((check) => check.startsWith(`${kind}:`));
  if (by("sequence")) {
    return "its steps are made in deployments of our own alone, never in a given one";
  }
  const shown = related.some(({ relation, others }) =>
    relation.clause === clause && others.some(({ cell }) => cell.protocol === protocol)
  );
  return by("relation") && !shown ? "it compares logins that this deployment has not" : undefined;
}

/** Why a clause decides nothing here. */
function unshown(clause: ClauseId, protocol: Protocol, count: Count): string {
  const passed = count.shown("passed", clause, protocol);
  return passed > 0
    ? "others decide where it is passed, in this deployment"
    : "this deployment has nothing that shows it";
}

/** Where a plan of a given deployment falls short. */
export function shortOfGiven(
  count: Count,
  protocols: readonly Protocol[],
  least: number,
  related: readonly Related[],
): Short[] {
  const decides = shortOf(count, protocols, least).map((short) => {
    const { clause, protocol } = short;
    return short.decides > 0 || undecidable(clause, protocol) !== undefined
      ? short
      : { ...short, because: unshown(clause, protocol, count) };
  });
  const others = CLAUSE_IDS.flatMap((clause) =>
    protocols.filter((protocol) => CLAUSES[clause].protocols.includes(protocol))
      .flatMap((protocol) => {
        const because = untestable(clause, protocol, related);
        return because === undefined ? [] : [{ clause, protocol, decides: 0, because }];
      })
  );
  return [...decides, ...others];
}
