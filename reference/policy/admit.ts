import type { Directory } from "./directory.ts";
import type { Found, Login, Policy, Refused } from "./policy.ts";
import { refused } from "./policy.ts";

/** A password that nobody has, made anew in every process. */
const NOBODYS = crypto.randomUUID();

/** route.order: qualify, route, open, then password and services. */
export async function admit(
  this: Policy,
  world: Directory,
  login: Login,
): Promise<Found | Refused> {
  const name = this.qualify(world, login);
  const routed = name.kind === "name" ? this.route(world, name) : name;
  const found = routed.kind === "routed" ? this.locate(world, routed) : routed;
  if (found.kind === "refused") {
    // access.uniform: deriving a key costs what it costs for an account that exists.
    await login.proof.accepts(NOBODYS);
    return found;
  }
  const because = await this.verify(world, login, found);
  return because === undefined ? found : refused(because);
}
