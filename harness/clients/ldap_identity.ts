import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { identify } from "./identity.ts";

/** Names the account whose canary an entry shows; what "Who am I?" answers is its claim: `u:` and a name (RFC 4513, 5.2.1.8). */
export const identifyEntry = (shown: string, dial: Dial, whoAmI = ""): Observation =>
  identify(shown, dial, /^u:(.+)$/.exec(whoAmI)?.[1]);
