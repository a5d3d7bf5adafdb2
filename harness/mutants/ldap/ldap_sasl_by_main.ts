import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-sasl-by-main",
  title: "LDAP takes the address for simple binds alone: behind SASL the Domain is the Main one.",
  clause: "access.mechanisms",
  protocols: ["ldap"],
  mechanisms: ["PLAIN", "CRAM-MD5"],
  situation: "SASL PLAIN as info on the address of client1.com",
  caughtUnder: ["access.mechanisms", "address.assigned", "address.several", "client.ldap"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(
    ({ protocol, proof }) => protocol === "ldap" && proof.mechanism !== "SIMPLE",
    { domainForSimple: (world) => world.main.name },
  ),
};

export default mutant;
