import { leftOut } from "../external/modes/deeds.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import { authzid } from "../probes/authzid.ts";
import { boundAnew } from "../probes/bound_anew.ts";
import { challenge } from "../probes/challenge.ts";
import { CHALLENGES } from "../probes/challenges.ts";
import { injection } from "../probes/injection.ts";
import { loginFirst } from "../probes/login_first.ts";
import { personalSites } from "../probes/personal_sites.ts";
import { UPGRADES } from "../probes/upgrades.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dialling } from "./dial.ts";
import type { ProbeEntry } from "./entry.ts";
import type { Group } from "./group.ts";

/** Asks something of an endpoint, with an account that opens there; nothing: it is not asked in this protocol. */
export type Probe = (
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
) => Promise<ProbeEntry | undefined>;

/** What is asked of a group's endpoint behind its logins, in this order. */
export const PROBES: readonly Probe[] = [
  loginFirst,
  authzid,
  unless(
    "probe:injection",
    injection,
    ({ cell, attempt }) => cell.security === "upgrade" && servedBy(attempt.protocol) in UPGRADES,
  ),
  boundAnew,
  unless("probe:challenge", challenge, ({ attempt }) => servedBy(attempt.protocol) in CHALLENGES),
  personalSites,
];

/** A probe that a mode may leave out: then that is told, where it would have been asked. */
function unless(id: string, probe: Probe, asked: (neighbour: Scenario) => boolean): Probe {
  return async (group, neighbour, dialling) => {
    const why = leftOut(id, dialling.mode);
    if (why === undefined) return await probe(group, neighbour, dialling);
    const { protocol } = neighbour.attempt;
    return asked(neighbour)
      ? { type: "probe", id, group: group.id, protocol, finding: "notOffered", why }
      : undefined;
  };
}
