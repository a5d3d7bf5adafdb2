import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-before-served",
  title: "`info.local` is the Main Domain's account info, though a Domain of that name is served.",
  clause: "route.unified",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "joe@site.example, where site.example = info.local, a Domain that has a joe",
  // A Domain of that name makes the record one of a domain, as any.
  caughtUnder: ["route.unified", "route.record.domain", "access.password"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "opens"],
  wrong: deciding({
    unifiedAccount: (_world, right) => /^(.+)\.local$/is.exec(right)?.[1],
  }),
};

export default mutant;
