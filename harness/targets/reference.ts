import { startReference } from "../../reference/mod.ts";
import type { Target, Witnessed } from "./target.ts";

/** The embedded reference server, on ports that the kernel chooses. */
const reference: Target = {
  id: "reference",
  title: "the embedded reference server",
  offers: ["pop3", "imap", "ftp", "xmpp"],
  async start(deployment, protocols) {
    const witnessed: Witnessed[] = [];
    const running = await startReference(deployment, {
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
export default reference;
