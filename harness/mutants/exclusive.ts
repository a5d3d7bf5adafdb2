import type { Protocol } from "../../fixtures/protocols.ts";
import { among } from "./among.ts";
import { doorWith } from "./conversing.ts";

/** A server that refuses a session of an account where another one keeps it out. */
export const exclusive = (keepsOut: (one: Protocol, other: Protocol) => boolean) =>
  among((activated) => {
    const open = new Map<object, { readonly account: string; readonly protocol: Protocol }>();
    return ({ protocol, door }) => {
      const here = {};
      return {
        door: doorWith(door, async (request) => {
          const admission = await door.login(request);
          if (admission.kind === "refused") return admission;
          const { account } = admission.session;
          const other = [...open.values()].some((one) =>
            one.account === account && keepsOut(protocol, one.protocol)
          );
          if (other) {
            activated();
            return { kind: "refused", because: "service" };
          }
          open.set(here, { account, protocol });
          return admission;
        }),
        over: () => void open.delete(here),
      };
    };
  });
