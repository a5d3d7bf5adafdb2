import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "refused-once-refused-ever",
  title: "After one refused login a connection opens nothing any more.",
  clause: "access.isolation",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a refused login, then one with the right password",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: conversing(({ door }, activated) => {
    let refused = false;
    return {
      door: doorWith(door, async (request) => {
        const right = await door.login(request);
        if (refused && right.kind === "opened") {
          activated();
          return { kind: "refused", because: "password" };
        }
        refused ||= right.kind === "refused";
        return right;
      }),
    };
  }),
};

export default mutant;
