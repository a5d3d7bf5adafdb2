import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "stat-before-login",
  title: "POP3's STAT is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["pop3"],
  situation: "STAT after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let loggedIn = false;
    if (protocol !== "pop3") return {};
    return {
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        loggedIn ||= admission.kind === "opened";
        return admission;
      }),
      wire: {
        ...wire,
        async line(limit) {
          for (;;) {
            const line = await wire.line(limit);
            const asked = /^STAT$/i.exec(line ?? "");
            if (loggedIn || !asked) return line;
            activated();
            await wire.send("+OK 1 345\r\n");
          }
        },
      },
    };
  }),
};

export default mutant;
