import { conversing, doorWith } from "../conversing.ts";
import { dropOf } from "../maildrop.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pop-deletes-at-dele",
  title: "DELE deletes at once.",
  clause: "access.pop-quit",
  protocols: ["pop3"],
  situation: "DELE, and a look into INBOX by IMAP",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (protocol !== "pop3") return {};
    const drop = dropOf();
    return {
      door: doorWith(door, async (request) => drop.of(await door.login(request))),
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          drop.mark(line);
          if (drop.expunge()) activated();
          return line;
        },
      },
    };
  }),
};

export default mutant;
