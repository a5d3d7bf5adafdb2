import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

/** Reading b: what an alias stands for is not shown to the records. */
const past: typeof referencePolicy = { ...referencePolicy, byRecord: () => undefined };

const mutant: Mutant = {
  id: "record-behind-alias-by-protocol",
  title:
    "By IMAP a record does not apply to what an alias stands for, by the other protocols it does.",
  clause: "route.record.after-alias",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<info@client1.com> = john@client2.com, and help@client1.com, an alias of info",
  verdicts: ["deviates"],
  ways: ["mixes"],
  wrong: deciding({
    admit(world, login) {
      const route: typeof past.route = (world, name) => {
        const aliased = past.byDomainAlias(world, name) ?? past.byAccountAlias(world, name);
        const policy = aliased && !referencePolicy.byRecord(world, name) ? past : referencePolicy;
        return policy.route(world, name);
      };
      return login.protocol === "imap"
        ? referencePolicy.admit.call({ ...referencePolicy, route }, world, login)
        : referencePolicy.admit(world, login);
    },
  }),
};

export default mutant;
