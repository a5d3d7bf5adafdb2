import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-by-address",
  title: "Mail goes to the Domain of the address on which it arrived, whatever Domain it names.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to info@client1.com on the Main Domain's address",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: conversing(({ wire, door }, activated) => {
    const { post } = door;
    const recipients: typeof post.recipients = (address) => {
      const here = `${address.replace(/@[^@]*$/, "")}@[${wire.local.address}]`;
      const [right, found] = [post.recipients(address), post.recipients(here)];
      if (JSON.stringify(right) !== JSON.stringify(found)) activated();
      return found;
    };
    return {
      door: doorWith(door, (request) => door.login(request), { post: { ...post, recipients } }),
    };
  }),
};

export default mutant;
