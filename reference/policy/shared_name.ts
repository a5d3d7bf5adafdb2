import type { FullName } from "../../fixtures/deployment.ts";
import { accountAt } from "./addressee.ts";
import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Policy } from "./policy.ts";
import { isRefusedForm } from "./qualify.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The account that `~name` means: read, routed and located like a login name, of the world as it is now (share.name). Without a Domain it
 * is in that of the session's account, on whatever address (share.default-domain): also where that was renamed since, and where the
 * account itself was (access.reconfigured).
 */
export function sharedName(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  name: string,
): FullName | undefined {
  if (isRefusedForm(name)) return undefined;
  const read = this.split(name);
  if (read.kind === "refused") return undefined;
  if (read.kind === "name") return accountAt(this, world, read);
  const full = { ...read, kind: "name", domain: domainOf(viewer.account) } as const;
  const { opened } = viewer;
  if (opened && isGone(this, world, full.domain)) return accountAt(this, opened, full);
  const isItself = fold(`${full.account}@${full.domain}`) === fold(viewer.account);
  return accountAt(this, world, full) ?? (isItself ? viewer.account : undefined);
}

/** Whether no Domain has that name now; that another has it for an alias is how a Domain is renamed. */
export function isGone(policy: Policy, world: Directory, domain: string): boolean {
  return policy.findDomain(world, domain)?.alias ?? true;
}

export function domainOf(account: FullName): string {
  return account.slice(account.lastIndexOf("@") + 1);
}
