import { sitesUnrouted } from "../personal_site.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "site-not-routed",
  title: "Personal sites are not routed: an alias, a record or a Forwarder leads to none.",
  clause: "route.applied",
  protocols: ["web"],
  situation: "/~help@client1.com/, an alias of info",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: sitesUnrouted,
};

export default mutant;
