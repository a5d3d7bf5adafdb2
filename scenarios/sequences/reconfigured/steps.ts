import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Change } from "./changes.ts";

/** A login by a protocol, as it can be told of. */
export interface Login {
  readonly protocol: Protocol;
  readonly login: string;
  readonly address: string;
}

/**
 * `change`: the administrator's. `open`: a session that stays. `look`: it reads its canary. `try`: a login of its own, with the
 * password of now or, `late`, the one of the beginning.
 */
export type Step =
  | { readonly does: "change"; readonly change: Change }
  | { readonly does: "open"; readonly login: Login }
  | { readonly does: "look" }
  | { readonly does: "try"; readonly login: Login; readonly late: boolean };
