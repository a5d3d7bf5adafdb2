import { type ReferenceOptions, startReference } from "../../reference/mod.ts";
import { isIPv6 } from "node:net";
import { bindable } from "./bindable.ts";
import type { Target, Witnessed } from "./target.ts";

/** The embedded reference server, on ports that the kernel chooses, with some of its parts replaced. */
export function referenceTarget(parts: ReferenceOptions = {}): Target {
  return {
    id: "reference",
    title: "the embedded reference server",
    offers: ["pop3", "imap", "ftp", "xmpp"],
    async start(deployment, protocols) {
      const witnessed: Witnessed[] = [];
      const ipv6 = deployment.addresses.filter((address) => isIPv6(address));
      const missing =
        (await Promise.all(ipv6.map(async (address) => await bindable(address) ? [] : [address])))
          .flat();
      const running = await startReference(deployment, {
        ...parts,
        addresses: deployment.addresses.filter((address) => !missing.includes(address)),
        serve: protocols,
        onLogin: (seen) => witnessed.push(seen),
      });
      return {
        endpoints: running.endpoints,
        absent: Object.fromEntries(
          missing.map((address) => [address, `this machine has no ${address}`]),
        ),
        witnessed,
        [Symbol.asyncDispose]: () => running.close(),
      };
    },
  };
}

export default referenceTarget();
