import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-by-lmtp-not-routed",
  title: "By LMTP mail goes to full account names alone, by SMTP wherever a login would lead.",
  clause: "route.same-as-delivery",
  protocols: ["lmtp"],
  situation: "mail by LMTP to an alias, whose account logged in under it",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: conversing(({ protocol, door }, activated) => {
    if (protocol !== "lmtp") return {};
    const { post } = door;
    const recipients: typeof post.recipients = (address) => {
      const to = post.recipients(address);
      if (to.kind === "refused" || to.accounts.includes(address.toLowerCase() as never)) return to;
      activated();
      return { kind: "refused", because: "unknown" };
    };
    return {
      door: doorWith(door, (request) => door.login(request), { post: { ...post, recipients } }),
    };
  }),
};

export default mutant;
