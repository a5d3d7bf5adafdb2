import { conversing } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const ABSOLUTE = /^([A-Z]+) https?:\/\/[^/ ]+(\/\S*)? HTTP\/1.1$/i;

const mutant: Mutant = {
  id: "host-before-absolute",
  title: "Host goes before the host of an absolute request target.",
  clause: "client.web.no-host",
  protocols: ["web"],
  situation: "GET http://client2.com/ with the address as Host",
  caughtUnder: ["client.web.no-host", "client.web.host"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    ...protocol === "web" && {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          const [, method, path] = ABSOLUTE.exec(line ?? "") ?? [];
          if (!method) return line;
          activated();
          return `${method} ${path || "/"} HTTP/1.1`;
        },
      },
    },
  })),
};

export default mutant;
