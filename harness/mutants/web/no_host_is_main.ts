import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "no-host-is-main",
  title: "Without a Host a simple name is the Main Domain's, whatever the address.",
  clause: "client.web.no-host",
  protocols: ["web"],
  situation: "info by HTTP/1.0 without a Host on the address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol, hint }) => protocol === "web" && hint === undefined, {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
