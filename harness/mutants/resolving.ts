import type { FullName } from "../../fixtures/deployment.ts";
import type { Session } from "../../reference/mod.ts";
import { conversing, doorWith } from "./conversing.ts";

type Resolve = Session["signals"]["resolve"];

/** A server that finds the account of a signal's address in another way than its own routing. */
export const resolving = (
  wrong: (resolve: Resolve, address: string, sender: FullName) => FullName | undefined,
) =>
  conversing(({ door }, activated) => ({
    door: doorWith(door, async (request) => {
      const admission = await door.login(request);
      if (admission.kind === "refused") return admission;
      const { session } = admission;
      const { account, signals } = session;
      const resolve: Resolve = (address) => {
        const [right, found] = [signals.resolve(address), wrong(signals.resolve, address, account)];
        if (right !== found) activated();
        return found;
      };
      return { ...admission, session: { ...session, signals: { ...signals, resolve } } };
    }),
  }));
