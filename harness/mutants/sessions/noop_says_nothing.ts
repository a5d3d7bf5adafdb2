import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const NEWS = /^\* \d+ (EXISTS|RECENT|EXPUNGE|FETCH .*)\r\n/gm;

const mutant: Mutant = {
  id: "noop-says-nothing",
  title: "NOOP does not tell what others have changed.",
  clause: "access.live",
  protocols: ["imap"],
  situation: "NOOP behind another session's change",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: conversing(({ protocol, wire }, activated) => {
    if (protocol !== "imap") return {};
    let silent = false;
    return {
      wire: {
        ...saying(wire, (text) => {
          const less = silent ? text.replace(NEWS, "") : text;
          if (less !== text) activated();
          return less;
        }),
        async line(limit) {
          const line = await wire.line(limit);
          silent = /^\S+ NOOP$/i.test(line ?? "");
          return line;
        },
      },
    };
  }),
};

export default mutant;
