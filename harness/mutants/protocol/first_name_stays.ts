import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-name-stays",
  title: "The first name on a connection stays the name of every later login there.",
  clause: "access.isolation",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a refused login as info@client1.com, then info@client2.com with its password",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another"],
  wrong: conversing(({ door }, activated) => {
    let first: string | undefined;
    return {
      door: doorWith(door, async (request) => {
        first ??= request.name;
        if (first === request.name) return await door.login(request);
        const right = await door.login(request);
        const wrong = await door.login({ ...request, name: first });
        if (wrong.kind !== right.kind) activated();
        return wrong;
      }),
    };
  }),
};

export default mutant;
