import { referencePolicy, type Session } from "../../../reference/mod.ts";
import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

/** An account's store before anything was put in it. */
function empty(session: Session): Session {
  return {
    ...session,
    mail: Object.create(session.mail, {
      open: { value: () => undefined },
      list: { value: () => [] },
    }),
    files: Object.create(session.files, {
      read: { value: () => undefined },
      entry: { value: () => undefined },
    }),
  };
}

const mutant: Mutant = {
  id: "forwarder-own-mailbox",
  title: "A Forwarder opens a store of its own, which is empty.",
  clause: "route.forwarder.local",
  protocols: ["pop3", "imap", "ftp"],
  situation: "a Forwarder to info@client2.com",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: (activated) => {
    /** Logins that came by a Forwarder; a proof is made for one login. */
    const led = new WeakSet();
    return {
      ...conversing(({ door }) => ({
        door: doorWith(door, async (request) => {
          const admission = await door.login(request);
          if (admission.kind === "refused" || !led.has(request.proof)) return admission;
          activated();
          return { ...admission, session: empty(admission.session) };
        }),
      }))(),
      policy: {
        ...referencePolicy,
        async admit(world, login) {
          const decision = await referencePolicy.admit(world, login);
          if (decision.kind === "found" && decision.trail.includes("byForwarder")) {
            led.add(login.proof);
          }
          return decision;
        },
      },
    };
  },
};

export default mutant;
