import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "cram-alias-skipped",
  title:
    "By CRAM-MD5 an Account alias opens nothing, for its password is looked up under the account's name.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "ximss"],
  mechanisms: ["CRAM-MD5"],
  situation: "help@client1.com, an alias of info, by CRAM-MD5",
  caughtUnder: ["access.mechanisms", "route.account-alias"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: decidingBy(["CRAM-MD5"], { byAccountAlias: () => undefined }),
};

export default mutant;
