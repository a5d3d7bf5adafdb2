import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "basic-by-address",
  title: "By HTTP Basic a simple name gets its Domain by the address, by the form from the host.",
  clause: "client.web.host",
  protocols: ["web"],
  mechanisms: ["BASIC"],
  situation: "info by HTTP Basic at client2.com, on the Main Domain's address",
  caughtUnder: ["client.web.host", "name.encoding"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingBy(["BASIC"], {
    domainForSimple(world, { localAddress }) {
      return this.domainOfAddress(world, localAddress)?.name;
    },
  }),
};

export default mutant;
