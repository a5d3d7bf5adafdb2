import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "wildcard-without-dots",
  title: "A `*` on a record's left stands for no dot.",
  clause: "route.record.wildcard",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@a.b.wide.example, where *.wide.example = client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const { before, after } = this.findRecord(world, name)?.record.domain ?? { before: "" };
      const stood = name.domain.slice(before.length, name.domain.length - (after ?? "").length);
      return after !== undefined && stood.includes(".")
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
