import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "narrow-record-wins",
  title: "Of two records that match the one without `*` counts, wherever it stands.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "*.wide.example = client1.com, and below it x.wide.example = client2.com",
  caughtUnder: [
    "route.order",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    findRecord(world, name) {
      const isWide = ({ account, domain }: (typeof world.records)[number]) =>
        (account ?? domain).after !== undefined || domain.after !== undefined;
      const records = world.records.toSorted((a, b) => Number(isWide(a)) - Number(isWide(b)));
      return referencePolicy.findRecord.call(this, { ...world, records }, name);
    },
  }),
};

export default mutant;
