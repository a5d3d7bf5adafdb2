import { conversing, doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

/** The code of a refused bind, up to the length of its text. */
const REFUSED = "a\x14\x0a\x01\x31\x04\0\x04";
const OPENED = "a\x14\x0a\x01\0\x04\0\x04";

const mutant: Mutant = {
  id: "unproven-bind-succeeds",
  title: "A bind with a name and no password is a success by LDAP, and opens nothing.",
  clause: "access.password",
  protocols: ["ldap"],
  mechanisms: ["SIMPLE"],
  situation: "a bind as info@client2.com with an empty password",
  caughtUnder: ["access.password", "name.empty-account"],
  verdicts: ["unproven"],
  ways: ["nothing"],
  origin: "RFC 4513, section 5.1.2: the unauthenticated bind",
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (protocol !== "ldap") return {};
    let unproven = false;
    return {
      wire: saying(wire, (text) => {
        if (!unproven || !text.includes(REFUSED)) return text;
        activated();
        return text.replace(REFUSED, OPENED);
      }),
      door: doorWith(door, (request) => {
        const { mechanism, password } = request.proof;
        unproven = mechanism === "SIMPLE" && password === undefined;
        return door.login(request);
      }),
    };
  }),
};

export default mutant;
