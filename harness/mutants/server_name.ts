import { type Policy, referencePolicy } from "../../reference/mod.ts";

/** A simple name gets its Domain by the TLS server name, where that is served: reading b of address.sni. */
export const byServerName: Partial<Policy> = {
  domainForSimple(world, login) {
    const { serverName } = login;
    return serverName !== undefined && this.isServed(world, serverName)
      ? serverName
      : referencePolicy.domainForSimple.call(this, world, login);
  },
};
