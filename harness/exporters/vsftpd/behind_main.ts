import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Opening } from "../ftp/openings.ts";
import { mainParts } from "../ftp/reading.ts";

/** `x%y@z`, where z leads to the Main Domain, opens what `x@y` does (name.both). */
export const behindMain = (served: Deployment, openings: readonly Opening[]): Opening[] =>
  mainParts(served).flatMap((main) =>
    openings.map((one) => ({ ...one, name: `${one.name.replace("@", "%")}@${main}` }))
  );
