import type { Because, Proof } from "../session.ts";
import type { Directory } from "./directory.ts";
import type { Found, Login, Policy } from "./policy.ts";

/** All is asked, whatever the first answer was, so that the refusals differ in nothing but their reason (access.uniform). */
export async function verify(
  this: Policy,
  world: Directory,
  login: Login,
  found: Found,
): Promise<Because | undefined> {
  const identity = login.authzid === undefined || this.checkAuthzid(world, login, found);
  const service = this.checkService(world, login, found);
  if (!await this.checkPassword(world, found, login.proof)) return "password";
  if (!identity) return "authzid";
  return service ? undefined : "service"; // access.uniform.service, reading a: protocol code does not tell it apart
}

/** access.password: the password of the account that is opened, and no other. */
export function checkPassword(
  this: Policy,
  _world: Directory,
  { account }: Found,
  proof: Proof,
): boolean | Promise<boolean> {
  return proof.accepts(account.password);
}

/** access.authzid: read as a login name on the same connection, it leads to the same account. */
export function checkAuthzid(this: Policy, world: Directory, login: Login, found: Found): boolean {
  const { authzid, ...rest } = login;
  const name = this.qualify(world, { ...rest, name: authzid ?? "" });
  const routed = name.kind === "name" ? this.route(world, name) : name;
  const other = routed.kind === "routed" ? this.locate(world, routed) : routed;
  return other.kind === "found" && other.fullName === found.fullName;
}

/** access.service. To the server a MAPI session is an IMAP session (client.mapi). */
export function checkService(
  this: Policy,
  _world: Directory,
  { protocol }: Login,
  { account, domain }: Found,
): boolean {
  const service = protocol === "mapi" ? "imap" : protocol;
  return account.enabled &&
    [account, domain].every(({ services }) => services?.includes(service) ?? true);
}
