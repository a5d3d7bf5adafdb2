import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pwd-before-login",
  title: "FTP's PWD is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["ftp"],
  situation: "PWD after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let loggedIn = false;
    if (protocol !== "ftp") return {};
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
            const asked = /^PWD$/i.exec(line ?? "");
            if (loggedIn || !asked) return line;
            activated();
            await wire.send('257 "/"\r\n');
          }
        },
      },
    };
  }),
};

export default mutant;
