import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "numeric-host-is-main",
  title: "A URL with an IP address leads to the Main Domain, whoever has that address.",
  clause: "client.web.numeric",
  protocols: ["web"],
  situation: "info at http://127.0.1.1/, which is client1.com's",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ hint = "" }) => /^[\d.:]+$|^\[/.test(hint), {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
