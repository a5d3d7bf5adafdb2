import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "roster-before-login",
  title: "XMPP gives a roster before anybody logged in.",
  clause: "access.login-first",
  protocols: ["xmpp"],
  situation: "a roster request on a new stream",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let loggedIn = false;
    if (protocol !== "xmpp") return {};
    return {
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        loggedIn ||= admission.kind === "opened";
        return admission;
      }),
      wire: {
        ...wire,
        async chunk() {
          for (;;) {
            const chunk = await wire.chunk();
            const asks = new TextDecoder().decode(chunk).includes("jabber:iq:roster");
            if (loggedIn || !chunk || !asks) return chunk;
            activated();
            await wire.send("<iq type='result' id='p'><query xmlns='jabber:iq:roster'/></iq>");
          }
        },
      },
    };
  }),
};

export default mutant;
