import type { Deployment } from "../../fixtures/deployment.ts";
import { hash } from "../draw/random.ts";

/** One deployment in so many. */
const ONE_IN = 4;

/** Whether a relation that changes the whole deployment looks at this one: for each one more a server has to be started. */
export function isInSample({ name }: Deployment): boolean {
  return hash(`${name}/changed`) % ONE_IN === 0;
}
