import { authzid } from "../probes/authzid.ts";
import { boundAnew } from "../probes/bound_anew.ts";
import { challenge } from "../probes/challenge.ts";
import { injection } from "../probes/injection.ts";
import { loginFirst } from "../probes/login_first.ts";
import { personalSites } from "../probes/personal_sites.ts";
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
  injection,
  boundAnew,
  challenge,
  personalSites,
];
