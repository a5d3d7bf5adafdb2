import type { FullName } from "../../fixtures/deployment.ts";
import { accountAt } from "./addressee.ts";
import type { Directory } from "./directory.ts";
import type { Policy } from "./policy.ts";
import { isRefusedForm } from "./qualify.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The account that `~name` means: read, routed and located like a login name, of the world as it is now (share.name). Without a Domain it
 * is in that of the session's account, on whatever address (share.default-domain).
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
  const full = read.kind === "name"
    ? read
    : { ...read, kind: "name", domain: domainOf(viewer.account) } as const;
  return accountAt(this, world, full);
}

export function domainOf(account: FullName): string {
  return account.slice(account.lastIndexOf("@") + 1);
}
