import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";

/** What a form may look at while it writes a name. */
export interface World {
  readonly deployment: Deployment;
  /** The account that the scenario is about, and its Domain. */
  readonly subject: Account;
  readonly domain: Domain;
  /** All Domains but the subject's. */
  readonly others: readonly Domain[];
  readonly main: Domain;
  readonly secondary: readonly Domain[];
  /** The Domain that the connection's address is assigned to, else the Main Domain. */
  readonly here: Domain;
}

/** One of a list, as it was drawn; undefined of an empty list. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/** A way to write a login name. */
export interface Form {
  /** The file's name, `-` for `_`; stable, part of every scenario's id. */
  readonly id: string;
  readonly title: string;
  /** Whether the names it writes name a Domain themselves. */
  readonly qualified: boolean;
  /** The clauses that it is meant to meet. */
  readonly clauses: readonly ClauseId[];
  /** The login name as typed; undefined where this world has nothing for the form. */
  write(world: World, pick: Pick): string | undefined;
}
