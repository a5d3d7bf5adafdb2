import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mapi-setting-not-routed",
  title:
    "Only a Domain's own name serves as the MAPI connector's setting: aliases and records are not followed.",
  clause: "client.mapi",
  protocols: ["mapi"],
  situation: "info with the setting mail.client1.com, an alias",
  caughtUnder: [
    "client.mapi",
    "route.domain-alias",
    "route.record.domain",
    "route.record.wildcard",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({ byDomainAlias: () => undefined, byRecord: () => undefined }),
};

export default mutant;
