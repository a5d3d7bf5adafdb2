import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "apop-not-routed",
  title: "By APOP a name is looked up as it is, without the Router.",
  clause: "access.mechanisms",
  protocols: ["pop3"],
  mechanisms: ["APOP"],
  situation: "sales@client1.com, which a record leads to john@client2.com, by APOP",
  caughtUnder: [
    "access.mechanisms",
    "route.record.account",
    "route.record.domain",
    "route.record.wildcard",
    "route.unified",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another"],
  wrong: decidingBy(["APOP"], { byRecord: () => undefined }),
};

export default mutant;
