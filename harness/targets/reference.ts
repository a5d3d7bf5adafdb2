import { type ReferenceOptions, startReference } from "../../reference/mod.ts";
import type { Target, Witnessed } from "./target.ts";

/** The embedded reference server, on ports that the kernel chooses, with some of its parts replaced. */
export function referenceTarget(parts: ReferenceOptions = {}): Target {
  return {
    id: "reference",
    title: "the embedded reference server",
    offers: ["pop3", "imap", "ftp", "xmpp"],
    async start(deployment, protocols) {
      const witnessed: Witnessed[] = [];
      const running = await startReference(deployment, {
        ...parts,
        serve: protocols,
        onLogin: (seen) => witnessed.push(seen),
      });
      return {
        endpoints: running.endpoints,
        witnessed,
        [Symbol.asyncDispose]: () => running.close(),
      };
    },
  };
}

export default referenceTarget();
