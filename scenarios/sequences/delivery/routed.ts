import type { Deployment } from "../../../fixtures/deployment.ts";
import { drawDeployment } from "../../draw/deployment.ts";

/** Behind those that logins are drawn in: another number is another deployment. */
const FIRST = 5000;

/** Drawn deployments in which records, aliases and Forwarders lead from one name to another. */
export function routed(seed: number, count: number): readonly Deployment[] {
  const found: Deployment[] = [];
  for (let number = FIRST; found.length < count; number++) {
    const { value } = drawDeployment(seed, number);
    const forwards = value.domains.some(({ forwarders }) => forwarders.length > 0);
    if (value.routes.length > 0 && forwards) found.push(value);
  }
  return found;
}
