import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-alias-unserved",
  title:
    "Only a Domain's own name is served as a host, and neither its aliases nor what records lead to it.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at www.client2.com, which a record leads to client2.com",
  caughtUnder: [
    "client.web.host",
    "client.web.full",
    "route.domain-alias",
    "route.record.domain",
    "route.record.wildcard",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    isServed: (world, domain) => world.domains.get(domain.toLowerCase())?.alias === false,
  }),
};

export default mutant;
