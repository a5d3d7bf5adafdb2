import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Attempt } from "../attempt.ts";
import { decide } from "../decide.ts";

/** A login: what the server knows of it, and the password that is sent. */
export interface Said {
  readonly attempt: Attempt;
  readonly password: string;
}

/** The account that a login opens; nothing where it is to be refused. */
export function opens(deployment: Deployment, { attempt, password }: Said): FullName | undefined {
  const { outcome } = decide(deployment, attempt, password);
  return outcome.kind === "opened" ? outcome.account : undefined;
}

/** The password with which a name opens something; nothing where none does. */
export function passwordFor(deployment: Deployment, attempt: Attempt): string | undefined {
  const { outcome } = decide(deployment, attempt);
  return outcome.kind === "opened" ? passwordOf(deployment, outcome.account) : undefined;
}

export function passwordOf(deployment: Deployment, account: FullName): string | undefined {
  return accountsOf(deployment).find(({ fullName }) => fullName === account)?.account.password;
}
