import { conversing, doorWith } from "../conversing.ts";
import { dropOf } from "../maildrop.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pop-deletes-when-lost",
  title: "What POP has marked is deleted when the connection is lost, too.",
  clause: "access.pop-quit",
  protocols: ["pop3"],
  situation: "DELE, and no QUIT",
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
          if (line === undefined && drop.expunge()) activated();
          return line;
        },
      },
    };
  }),
};

export default mutant;
