import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "setting-in-the-name",
  title: "The names that arrive have the server setting behind them, as if clients sent it.",
  clause: "client.plain",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info, by a client whose server setting is an address",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => ({
    door: doorWith(door, async (request) => {
      if (protocol === "xmpp" || /[@%]/.test(request.name)) return await door.login(request);
      activated();
      return await door.login({ ...request, name: `${request.name}@${wire.local.address}` });
    }),
  })),
};

export default mutant;
