import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-not-routed",
  title: "Mail goes to names as they stand: no record, alias or Forwarder counts.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to an alias, whose account logged in under it",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    route: (_world, { account, domain }) => ({ kind: "routed", account, domain, trail: [] }),
  }),
};

export default mutant;
