import { element, TAG } from "../../clients/ldap_ber.ts";
import { OPERATION } from "../../clients/ldap_message.ts";
import { conversing, saying } from "../conversing.ts";
import { insteadOf, result } from "../ldap_says.ts";
import type { Mutant } from "../mutant.ts";

/** insufficientAccessRights: what is said to a search without a login. */
const DENIED = result(OPERATION.searched, 50).toString("latin1");

const text = (value: string) => element(TAG.octets, value);
const ENTRY = element(
  OPERATION.entry,
  text("uid=info,dc=client1,dc=com"),
  element(TAG.sequence, element(TAG.sequence, text("uid"), element(0x31, text("info")))),
);

const mutant: Mutant = {
  id: "entry-without-bind",
  title: "LDAP gives an entry to a search by nobody.",
  clause: "access.login-first",
  protocols: ["ldap"],
  situation: "a search on a connection without a bind",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    wire: protocol !== "ldap" ? wire : saying(wire, (said) => {
      if (!said.endsWith(DENIED)) return said;
      activated();
      return insteadOf(said, ENTRY, result(OPERATION.searched, 0));
    }),
  })),
};

export default mutant;
