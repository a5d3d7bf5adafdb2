import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { administers, domainOf, leadsTo } from "../sharing/leads.ts";

/** `enter`: goes there first, and reads by the name alone. `store`: puts a file there. */
export const DEEDS = ["read", "enter", "list", "store"] as const;

/** What somebody does with a file store over FTP, behind a login of its own. */
export interface FileStep {
  readonly by: FullName;
  /** The address that the session arrives on: its own Domain's, or another's. */
  readonly on: "own" | "foreign";
  readonly does: typeof DEEDS[number];
  /** What stands behind `~`; absent: the place where a session begins. */
  readonly name?: string;
}

/** Whose file store a step comes to. Nothing: it is refused (share.files: others' open to their administrators alone). */
export function storeOf(deployment: Deployment, { by, name }: FileStep): FullName | undefined {
  if (name === undefined) return by;
  // share.default-domain: without a Domain it is in that of the session's own account.
  const account = leadsTo(deployment, name, domainOf(by));
  if (account === undefined) return undefined;
  return account === by || administers(deployment, by, account) ? account : undefined;
}

/** A name without Domain on an address of another Domain asks for the Domain; all else for the store. */
export const aboutFiles = ({ on, name }: FileStep): ClauseId =>
  on === "foreign" && name !== undefined && !/[@%]/.test(name)
    ? "share.default-domain"
    : "share.files";

const DOES: Readonly<Record<FileStep["does"], (store: string) => string>> = {
  read: (store) => `reads the canary in ${store}`,
  enter: (store) => `goes to ${store} and reads the canary there`,
  list: (store) => `lists ${store}`,
  store: (store) => `puts a file into ${store}`,
};

/** A step as a sentence. */
export function fileInWords({ by, on, does, name }: FileStep): string {
  const where = on === "own" ? "" : `, on an address that is not ${domainOf(by)}'s,`;
  return `${by}${where} ${
    DOES[does](name === undefined ? "the place where it begins" : `~${name}/`)
  }`;
}
