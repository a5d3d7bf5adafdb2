import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "basic-split-at-last-colon",
  title: "HTTP Basic is split at the last colon.",
  clause: "name.encoding",
  protocols: ["web"],
  mechanisms: ["BASIC"],
  situation: "a password with a colon in it, by HTTP Basic",
  caughtUnder: [
    "name.encoding",
    "access.password",
    "client.web.host",
    "client.web.full",
    "name.full",
    "name.percent",
  ],
  // By any name of the account: nothing is proven any more.
  verdicts: ["deviates", "differs", "unproven"],
  ways: ["refuses", "nothing"],
  wrong: conversing(({ door }, activated) => ({
    door: doorWith(door, (request) => {
      const { mechanism, password = "" } = request.proof;
      const colon = password.lastIndexOf(":");
      if (mechanism !== "BASIC" || colon < 0) return door.login(request);
      activated();
      const rest = password.slice(colon + 1);
      return door.login({
        ...request,
        name: `${request.name}:${password.slice(0, colon)}`,
        proof: { mechanism, password: rest, accepts: (right) => right === rest },
      });
    }),
  })),
};

export default mutant;
