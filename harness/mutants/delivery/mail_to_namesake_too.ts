import { referencePolicy } from "../../../reference/mod.ts";
import { delivering } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-to-namesake-too",
  title: "Mail also goes to the account of the Main Domain that has the same name.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to an account of another Domain, whose namesake looks into INBOX",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: delivering((world, address) => {
    const found = referencePolicy.recipients(world, address);
    if (found.kind !== "here") return found;
    const namesakes = found.accounts.flatMap((fullName) => {
      const [name] = fullName.split("@");
      return world.main.accounts.some((one) => one.name === name)
        ? [`${name}@${world.main.name}` as const]
        : [];
    });
    return { kind: "here", accounts: [...new Set([...found.accounts, ...namesakes])] };
  }),
};

export default mutant;
