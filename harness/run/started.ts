import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { type Running, type Switches, type Target, Unreachable } from "../targets/target.ts";

/** A right that we have not, and what only our own code throws: no server is out of reach for that. */
const OURS = [Deno.errors.NotCapable, TypeError, RangeError, ReferenceError];

/** Starts a target. @throws {Unreachable} where it does not start, and what our own fault is as it is */
export async function started(
  target: Target,
  deployment: Deployment,
  protocols: ReadonlySet<Protocol>,
  switches: Switches,
): Promise<Running> {
  try {
    return await target.start(deployment, [...protocols], switches);
  } catch (error) {
    if (OURS.some((fault) => error instanceof fault)) throw error;
    throw new Unreachable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
