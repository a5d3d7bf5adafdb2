import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-by-service",
  title: "Mail for an account whose services do not include SMTP is refused.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to an account that has imap alone",
  verdicts: ["unproven"],
  // The account gets no mail by any name: that is no matter of routing.
  ways: ["nothing"],
  wrong: deliveringBy({
    locate(world, routed) {
      const found = referencePolicy.locate.call(this, world, routed);
      if (found.kind === "refused") return found;
      const on = [found.account, found.domain].every(({ services }) =>
        services?.includes("smtp") ?? true
      );
      return on ? found : { kind: "refused", because: "service" };
    },
  }),
};

export default mutant;
