import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "list-before-login",
  title: "IMAP's LIST is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["imap"],
  situation: "LIST after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let loggedIn = false;
    if (protocol !== "imap") return {};
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
            const asked = /^(\S+) LIST /i.exec(line ?? "");
            if (loggedIn || !asked) return line;
            activated();
            await wire.send(`* LIST () "/" INBOX\r\n${asked[1]} OK LIST done\r\n`);
          }
        },
      },
    };
  }),
};

export default mutant;
