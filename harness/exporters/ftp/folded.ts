import {
  type Account,
  accountsOf,
  type Deployment,
  type FullName,
} from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { openingsOf } from "./openings.ts";

/** For a server that makes small letters of a name, and a full name of a simple one, before it looks it up. */
export interface Folded {
  /** The accounts that open at all. */
  readonly users: readonly {
    readonly name: string;
    readonly fullName: FullName;
    readonly account: Account;
  }[];
  /** Other full names, each with the account's: aliases, Forwarders, records. */
  readonly names: readonly { readonly name: string; readonly user: string }[];
}

export function foldedTables(served: Deployment): Folded {
  const openings = openingsOf(served);
  const opening = new Set(openings.map(({ account }) => account));
  return {
    users: accountsOf(served).filter(({ fullName }) => opening.has(fullName))
      .map(({ fullName, account }) => ({ name: foldCase(fullName), fullName, account })),
    names: openings.map(({ name, account }) => ({ name: foldCase(name), user: foldCase(account) }))
      .filter(({ name, user }) => name !== user),
  };
}
