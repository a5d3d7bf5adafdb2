import { referencePolicy, type Session } from "../../reference/mod.ts";
import type { Rewriter } from "../../reference/policy/mod.ts";
import { conversing, doorWith } from "./conversing.ts";
import type { Mutation } from "./mutant.ts";

/** A store before anything was put in it. */
const EMPTY: Pick<Session, "mail" | "files"> = {
  mail: {
    list: () => [],
    shared: () => [],
    open: () => undefined,
    mayCreate: () => false,
    create: () => false,
    remove: () => false,
    rename: () => false,
    subscriptions: () => [],
    subscribe() {},
  },
  files: {
    entry: () => undefined,
    list: () => [],
    read: () => undefined,
    write: () => false,
    remove: () => false,
    makeFolder: () => false,
    removeFolder: () => false,
    rename: () => false,
  },
};

/** A server on which a name that a rewriter led to an account opens a store of its own, which is empty. */
export const ownMailbox = (by: Rewriter) => (activated: () => void): Mutation => {
  /** Logins that came that way; a proof is made for one login. */
  const led = new WeakSet();
  return {
    ...conversing(({ door }) => ({
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        if (admission.kind === "refused" || !led.has(request.proof)) return admission;
        activated();
        return { ...admission, session: { ...admission.session, ...EMPTY } };
      }),
    }))(),
    policy: {
      ...referencePolicy,
      async admit(world, login) {
        const decision = await referencePolicy.admit(world, login);
        if (decision.kind === "found" && decision.trail.includes(by)) led.add(login.proof);
        return decision;
      },
    },
  };
};
