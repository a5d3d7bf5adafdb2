import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-mailboxes-before-login",
  title: "XIMSS lists mailboxes before anybody logged in.",
  clause: "access.login-first",
  protocols: ["ximss"],
  situation: "mailboxList on a new connection",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({
    ximss: (chunk) => {
      const id = /<mailboxList [^>]*id=["']([^"']*)/.exec(chunk)?.[1];
      return id && `<mailbox id="${id}" mailbox="INBOX" messages="1"/>\0<response id="${id}"/>\0`;
    },
  }),
};

export default mutant;
