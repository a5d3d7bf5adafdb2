import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

/** Where SASL PLAIN begins without an initial response. */
const ASKS_LATER = /^(AUTH|\S+ AUTHENTICATE) PLAIN$/i;

const mutant: Mutant = {
  id: "continuation-without-domain",
  title: "A name that SASL sends when asked, and not at once, loses its Domain.",
  clause: "name.encoding",
  protocols: ["pop3", "imap"],
  situation: "info@client2.com by AUTH PLAIN with and without an initial response",
  verdicts: ["differs"],
  ways: ["another", "refuses"],
  wrong: conversing(({ wire, door }, activated) => {
    let later = false;
    return {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          later ||= ASKS_LATER.test(line ?? "");
          return line;
        },
      },
      door: doorWith(door, async (request) => {
        const right = await door.login(request);
        const [account = ""] = request.name.split(/[@%]/);
        const cut = later && account !== request.name;
        later = false;
        if (!cut) return right;
        const wrong = await door.login({ ...request, name: account });
        const opens = [right, wrong].map((one) => one.kind === "opened" ? one.session.account : "");
        if (opens[0] !== opens[1]) activated();
        return wrong;
      }),
    };
  }),
};

export default mutant;
