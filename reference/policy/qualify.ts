import type { Domain } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { canonicalAddress } from "./address.ts";
import type { Directory } from "./directory.ts";
import { ftpHost, type Host, webHost } from "./hint.ts";
import { type Login, type Name, type Policy, type Refused, refused } from "./policy.ts";

/** Names that are refused as typed, whatever a record would make of them. */
const REFUSED_FORMS = [
  /^[@%]*$/, // name.empty-account
  /^[ \t]|[ \t]$/, // name.spaces, reading a
  /^[^!@%]+![^!@%]+![^!@%]+$/, // name.route-syntax, reading a: z!y!x; <@z:x@y> has too many `@`
];

export function isRefusedForm(name: string): boolean {
  return REFUSED_FORMS.some((form) => form.test(name));
}

export function qualify(this: Policy, world: Directory, login: Login): Name | Refused {
  const { protocol, hint, name } = login;
  if (protocol in FROM_HINT) {
    // client.xmpp.unknown-target, reading a, and client.web.unserved: whatever name is then sent.
    const well = hint === undefined ? protocol !== "xmpp" : this.serves(world, protocol, hint);
    if (!well) return refused("hint");
  }
  if (isRefusedForm(name)) return refused("name");
  const read = this.split(name);
  if (read.kind !== "simple") return read; // name.explicit-wins, client.xmpp.qualified, client.web.full
  const domain = this.domainForSimple(world, login);
  return domain === undefined ? refused("domain") : { kind: "name", account: read.account, domain };
}

type GivesDomain = (policy: Policy, world: Directory, login: Login) => string | undefined;

const fromAddress: GivesDomain = (policy, world, { localAddress }) =>
  policy.domainOfAddress(world, localAddress)?.name;

/** By the host that was named: a name, or an address in place of the connection's. */
function fromHost(read: (hint: string | undefined) => Host): GivesDomain {
  return (policy, world, login) => {
    const host = read(login.hint);
    if (host.kind === "none") return fromAddress(policy, world, login);
    return host.kind === "name" ? host.name : policy.domainOfAddress(world, host.address)?.name;
  };
}

/** Where a simple name gets its Domain, for the protocols that carry a hint; all others have the address alone. */
const FROM_HINT: Partial<Record<Protocol, GivesDomain>> = {
  // client.xmpp
  xmpp: (_policy, _world, { hint }) => hint,
  // client.web.host, client.web.numeric, client.web.no-host
  web: fromHost(webHost),
  // No clause has RFC 7151's HOST: it is read as a hint like the others, and is named on purpose, so it wins over the address.
  ftp: fromHost(ftpHost),
};

export function domainForSimple(this: Policy, world: Directory, login: Login): string | undefined {
  return (FROM_HINT[login.protocol] ?? fromAddress)(this, world, login);
}

/** address.assigned, address.several, address.family; else address.main, address.unassigned. A zone id (`%eth0`) is no part of it. */
export function domainOfAddress(
  this: Policy,
  world: Directory,
  address: string,
): Domain | undefined {
  const canonical = canonicalAddress(address.replace(/%.*$/s, ""));
  return (canonical && world.addresses.get(canonical)) || world.main;
}
