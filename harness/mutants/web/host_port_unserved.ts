import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-port-unserved",
  title: "A host with a port gets an error page.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at client2.com:8100",
  caughtUnder: ["client.web.host", "client.web.full", "client.web.numeric"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    serves: (world, protocol, hint) =>
      !(protocol === "web" && /:\d+$/.test(hint)) &&
      referencePolicy.serves(world, protocol, hint),
  }),
};

export default mutant;
