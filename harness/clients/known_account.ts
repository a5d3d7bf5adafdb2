import type { FullName } from "../../fixtures/deployment.ts";

/** An account with the password that alone opens it. */
export interface KnownAccount {
  readonly fullName: FullName;
  readonly password: string;
}
