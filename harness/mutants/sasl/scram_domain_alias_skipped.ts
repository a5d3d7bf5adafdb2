import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "scram-domain-alias-skipped",
  title: "By SCRAM a Domain's other names are unknown.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "info@mail.client1.com by SCRAM-SHA-256",
  caughtUnder: ["access.mechanisms", "route.domain-alias"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: decidingBy(["SCRAM-SHA-1", "SCRAM-SHA-256"], { byDomainAlias: () => undefined }),
};

export default mutant;
