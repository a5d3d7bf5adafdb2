import { type Policy, referencePolicy } from "../../reference/mod.ts";
import type { Directory, Rewriter } from "../../reference/policy/mod.ts";
import type { Recipients } from "../../reference/session.ts";
import type { Mutation } from "./mutant.ts";

/** What shows of where mail goes: why it is refused does not. */
const shown = (to: Recipients) => to.kind === "here" ? to.accounts.join() : to.kind;

/** A server that finds the accounts of mail in another way than those of logins. */
export const delivering = (wrong: (world: Directory, address: string) => Recipients) =>
(
  activated: () => void,
): Mutation => ({
  policy: {
    ...referencePolicy,
    recipients(world, address) {
      const [right, found] = [referencePolicy.recipients(world, address), wrong(world, address)];
      if (shown(right) !== shown(found)) activated();
      return found;
    },
  },
});

/** A server that finds them by a policy with other parts. */
export const deliveringBy = (parts: Partial<Policy>) =>
  delivering((world, address) => ({ ...referencePolicy, ...parts }).recipients(world, address));

/** A server that takes mail for a name which a rewriter leads on, and keeps it where no login looks. */
export const deliveringAside = (by: Rewriter) =>
  delivering((world, address) => {
    const name = referencePolicy.split(address);
    const routed = name.kind === "name" ? referencePolicy.route(world, name) : name;
    return routed.kind === "routed" && routed.trail.includes(by)
      ? { kind: "here", accounts: [] }
      : referencePolicy.recipients(world, address);
  });
