import type { LoginRequest, Session } from "../../../reference/mod.ts";
import { among, showing } from "../among.ts";
import { doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "open-sessions-follow",
  title: "An open session's name is read anew with each line: it goes over to what it means now.",
  clause: "access.reconfigured",
  protocols: ["imap", "ftp"],
  situation: "info on 127.0.1.1 is open while the address is assigned to another Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: among((activated) => ({ wire, door }) => {
    let asked: LoginRequest | undefined;
    let now: Session | undefined;
    return {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          const again = asked && await door.login(asked);
          if (again?.kind === "opened") now = again.session;
          return line;
        },
      },
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        if (admission.kind === "refused") return admission;
        const { session } = admission;
        asked = { ...request, proof: { ...request.proof, accepts: () => true } };
        now = session;
        return { ...admission, session: showing(session, () => now ?? session, activated) };
      }),
    };
  }),
};

export default mutant;
