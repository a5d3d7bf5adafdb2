import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "roster-before-login",
  title: "XMPP gives a roster before anybody logged in.",
  clause: "access.login-first",
  protocols: ["xmpp"],
  situation: "a roster request on a new stream",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({
    xmpp: (chunk) =>
      chunk.includes("jabber:iq:roster")
        ? "<iq type='result' id='p'><query xmlns='jabber:iq:roster'/></iq>"
        : undefined,
  }),
};

export default mutant;
