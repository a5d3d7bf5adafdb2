import { among } from "../among.ts";
import { doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pop-in-use",
  title: "A maildrop that one POP session has open is in use for the next.",
  clause: "access.simultaneous",
  protocols: ["pop3"],
  situation: "two POP sessions of one account",
  verdicts: ["deviates"],
  ways: ["breaks"],
  origin: "RFC 1939 wants such a lock",
  wrong: among((activated) => {
    const open = new Map<object, string>();
    return ({ protocol, wire, door }) => {
      if (protocol !== "pop3") return {};
      const here = {};
      let locked = false;
      return {
        wire: saying(
          wire,
          (text) => locked ? text.replace(/^-ERR.*/, "-ERR [IN-USE] maildrop is locked") : text,
        ),
        door: doorWith(door, async (request) => {
          const admission = await door.login(request);
          if (admission.kind === "refused") return admission;
          const { account } = admission.session;
          locked = [...open.values()].includes(account);
          if (!locked) {
            open.set(here, account);
            return admission;
          }
          activated();
          return { kind: "refused", because: "service" };
        }),
        over: () => void open.delete(here),
      };
    };
  }),
};

export default mutant;
