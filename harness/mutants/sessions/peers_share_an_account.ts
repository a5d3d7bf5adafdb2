import type { Session } from "../../../reference/mod.ts";
import { among, showing } from "../among.ts";
import { doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "peers-share-an-account",
  title:
    "Over one protocol, sessions from one peer address show the account opened from there last.",
  clause: "access.isolation",
  protocols: ["imap", "ftp", "xmpp"],
  situation: "two sessions of one protocol and different accounts, behind one address",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: among((activated) => {
    const last = new Map<string, Session>();
    return ({ protocol, wire, door }) => {
      const from = `${protocol} ${wire.peer.address}`;
      return {
        door: doorWith(door, async (request) => {
          const admission = await door.login(request);
          if (admission.kind === "refused") return admission;
          const { session } = admission;
          last.set(from, session);
          return {
            ...admission,
            session: showing(session, () => last.get(from) ?? session, activated),
          };
        }),
      };
    };
  }),
};

export default mutant;
