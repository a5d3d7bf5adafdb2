import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "records-once",
  title: "What a record gives is not shown to the records again.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<chain@client2.com> = next@client2.com, and <next@client2.com> = john@client1.com",
  caughtUnder: [
    "route.order",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    route(world, name) {
      let led = false;
      const once: typeof referencePolicy = {
        ...this,
        byRecord(world, name) {
          const to = led ? undefined : referencePolicy.byRecord.call(this, world, name);
          led ||= to !== undefined;
          return to;
        },
      };
      return referencePolicy.route.call(once, world, name);
    },
  }),
};

export default mutant;
