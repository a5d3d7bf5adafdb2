import { Buffer } from "node:buffer";
import { element, number, TAG } from "../../clients/ldap_ber.ts";
import { framed, OPERATION } from "../../clients/ldap_message.ts";
import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

/** A searchResDone, insufficientAccessRights: what is said to a search without a login. */
const DENIED = "e\x07\x0a\x01\x32\x04\0\x04\0";

/** The message id, which stands behind the message's length and its own. */
function idOf(message: string): number {
  const octets = message.slice(4, 4 + message.charCodeAt(3));
  return parseInt(Buffer.from(octets, "latin1").toString("hex"), 16);
}

const text = (value: string) => element(TAG.octets, value);
const ENTRY = element(
  OPERATION.entry,
  text("uid=info,dc=client1,dc=com"),
  element(TAG.sequence, element(TAG.sequence, text("uid"), element(0x31, text("info")))),
);
const DONE = element(OPERATION.searched, number(TAG.enumerated, 0), text(""), text(""));

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
      const id = idOf(said);
      return Buffer.concat([framed(id, ENTRY), framed(id, DONE)]).toString("latin1");
    }),
  })),
};

export default mutant;
