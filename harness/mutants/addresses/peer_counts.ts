import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "peer-counts",
  title: "The client's address gives a simple name its Domain, where it is one that a Domain has.",
  clause: "address.local",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the Main Domain's address, from the address of client1.com",
  verdicts: ["differs"],
  ways: ["another", "refuses"],
  wrong: conversing(({ protocol, wire, door }, activated) => ({
    door: doorWith(door, async (request) => {
      const right = await door.login(request);
      if (protocol === "xmpp" || /[@%]/.test(request.name)) return right;
      const name = `${request.name}@${wire.peer.address}`;
      const wrong = wire.peer.address === "127.0.0.1" ? right : await door.login({
        ...request,
        name,
      });
      const opens = [right, wrong].map((one) => one.kind === "opened" ? one.session.account : "");
      if (opens[0] !== opens[1]) activated();
      return wrong;
    }),
  })),
};

export default mutant;
