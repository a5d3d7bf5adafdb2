import type { FullName } from "../../fixtures/deployment.ts";
import { fold } from "../policy/fold.ts";
import type { Directory, Policy, Viewer } from "../policy/mod.ts";
import type { AccountStore } from "../store/mod.ts";

/** How a session reaches other accounts. */
export interface Reach {
  readonly policy: Policy;
  /** The world at this moment: whom a name and an identifier mean is asked anew each time. */
  world(): Directory;
  readonly viewer: Viewer;
  /** What an account of the world owns. */
  stored(account: FullName): Pick<AccountStore, "mail" | "files">;
}

/** A session keeps the spelling of its account that was in force when it was opened, and what it has open of it. */
export function sameAccount(one: FullName, other: FullName): boolean {
  return fold(one) === fold(other);
}
