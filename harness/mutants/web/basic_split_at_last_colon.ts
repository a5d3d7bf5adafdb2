import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "basic-split-at-last-colon",
  title: "HTTP Basic is split at the last colon.",
  clause: "name.encoding",
  protocols: ["web"],
  situation: "a password with a colon in it, by HTTP Basic",
  caughtUnder: ["name.encoding", "client.web.host", "client.web.full", "name.full"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
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
