import type { Session } from "../../../reference/mod.ts";
import { among, showing } from "../among.ts";
import { doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "failed-login-switches",
  title: "A refused login takes open sessions over to the account that its name opened before.",
  clause: "access.isolation",
  protocols: ["imap", "ftp", "xmpp", "web", "ldap"],
  situation: "a login that succeeds, one that fails as another name, and a look by the first",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: among((activated) => {
    const known = new Map<string, Session>();
    let named: Session | undefined;
    return ({ door }) => ({
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        if (admission.kind === "refused") {
          named = known.get(request.name) ?? named;
          return admission;
        }
        const { session } = admission;
        known.set(request.name, session);
        named = undefined;
        return { ...admission, session: showing(session, () => named ?? session, activated) };
      }),
    });
  }),
};

export default mutant;
