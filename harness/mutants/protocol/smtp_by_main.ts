import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "smtp-by-main",
  title: "By SMTP's AUTH a simple name is the Main Domain's, whatever the address.",
  clause: "client.smtp-auth",
  protocols: ["smtp"],
  situation: "info by SMTP's AUTH on the address of client1.com",
  caughtUnder: ["client.smtp-auth"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "smtp", {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
