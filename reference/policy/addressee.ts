import type { FullName } from "../../fixtures/deployment.ts";
import type { Directory } from "./directory.ts";
import type { Name, Policy } from "./policy.ts";

/** The account that an address of mail or signals leads to, by the routing of logins (route.same-as-delivery, route.same-as-signal). */
export function addressee(policy: Policy, world: Directory, address: string): FullName | undefined {
  const name = policy.split(address);
  return name.kind === "name" ? accountAt(policy, world, name) : undefined;
}

/** The account that a full name leads to, whether a login may open it or not. */
export function accountAt(policy: Policy, world: Directory, name: Name): FullName | undefined {
  const routed = policy.route(world, name);
  if (routed.kind !== "routed") return undefined;
  const found = policy.locate(world, routed);
  return found.kind === "found" ? found.fullName : undefined;
}
