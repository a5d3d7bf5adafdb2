import { among } from "../among.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pass-goes-with-last-user",
  title: "PASS is for the name that USER gave last, on whichever connection.",
  clause: "access.isolation",
  protocols: ["pop3", "ftp", "pwd"],
  situation: "USER on one connection, USER of another name on a second, PASS on the first",
  verdicts: ["differs", "deviates"],
  ways: ["breaks"],
  wrong: among((activated) => {
    const last = new Map<string, string>();
    return ({ protocol, wire }) => {
      if (protocol !== "pop3" && protocol !== "ftp" && protocol !== "pwd") return {};
      let own: string | undefined;
      let held: string | undefined;
      let silent = false;
      return {
        wire: {
          ...wire,
          async line(limit) {
            if (held !== undefined) {
              const password = held;
              held = undefined;
              return password;
            }
            const line = await wire.line(limit);
            if (line !== undefined && /^USER /i.test(line)) last.set(protocol, own = line);
            const user = last.get(protocol);
            if (!/^PASS /i.test(line ?? "") || own === undefined || user === own) return line;
            // The name is told to the protocol anew, and its answer to that goes nowhere.
            held = line;
            silent = true;
            activated();
            return user;
          },
          async send(...data) {
            if (!silent) return await wire.send(...data);
            silent = false;
          },
        },
      };
    };
  }),
};

export default mutant;
