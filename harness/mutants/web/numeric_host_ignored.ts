import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "numeric-host-ignored",
  title: "The address of a URL is not looked at: that of the connection counts.",
  clause: "client.web.numeric",
  protocols: ["web"],
  situation: "info at http://127.0.1.1/, sent to another address",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ hint = "" }) => /^[\d.:]+$|^\[/.test(hint), {
    domainForSimple(world, { localAddress }) {
      return this.domainOfAddress(world, localAddress)?.name;
    },
  }),
};

export default mutant;
