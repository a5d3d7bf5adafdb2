import type { Session } from "../../../reference/mod.ts";
import { among, showing } from "../among.ts";
import { doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "last-login-is-everybodys",
  title: "Every open session shows the account that was opened last, on whichever connection.",
  clause: "access.isolation",
  protocols: ["imap", "ftp", "xmpp", "web", "ldap"],
  situation: "two sessions of different accounts; the first looks again",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: among((activated) => {
    let last: Session | undefined;
    return ({ door }) => ({
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        if (admission.kind === "refused") return admission;
        const { session } = admission;
        last = session;
        return { ...admission, session: showing(session, () => last ?? session, activated) };
      }),
    });
  }),
};

export default mutant;
