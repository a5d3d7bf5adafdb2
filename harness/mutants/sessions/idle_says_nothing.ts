import { conversing } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "idle-says-nothing",
  title: "IDLE is taken, and what changes is told behind DONE.",
  clause: "access.live",
  protocols: ["imap"],
  situation: "a message comes while a session waits in IDLE",
  // It could have told it later: how long a server may take to look nobody says.
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: conversing(({ protocol, wire }, activated) => {
    if (protocol !== "imap") return {};
    let held: (string | Uint8Array)[] | undefined;
    return {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          if (/^\S+ IDLE$/i.test(line ?? "")) held = [];
          else if (held) {
            const told = held;
            held = undefined;
            await wire.send(...told);
          }
          return line;
        },
        async send(...data) {
          const goAhead = data.some((one) => typeof one === "string" && one.startsWith("+"));
          if (!held || goAhead) return await wire.send(...data);
          held = [...held, ...data];
          activated();
        },
      },
    };
  }),
};

export default mutant;
