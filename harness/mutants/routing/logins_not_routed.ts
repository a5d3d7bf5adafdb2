import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "logins-not-routed",
  title: "Mail is routed, and a login name is not.",
  clause: "route.applied",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a name that any alias, record or Forwarder changes",
  caughtUnder: [
    "route.applied",
    "route.domain-alias",
    "route.account-alias",
    "route.record.account",
    "route.record.domain",
    "route.record.wildcard",
    "route.forwarder.local",
    "route.unified",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({ rewrite: () => undefined }),
};

export default mutant;
