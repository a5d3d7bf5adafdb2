import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "session-lives-on",
  title: "Logging out takes the cookie back, and leaves the session as it is.",
  clause: "access.login-first",
  protocols: ["web"],
  mechanisms: ["FORM"],
  situation: "the session page, asked for again with the cookie of before",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, door }, activated) =>
    protocol !== "web" ? {} : {
      door: doorWith(door, (request) => door.login(request), {
        pages: { ...door.pages, forget: activated },
      }),
    }
  ),
};

export default mutant;
