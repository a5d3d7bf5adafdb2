import { laterWithoutDomain } from "../later_without_domain.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-continuation-without-domain",
  title: "A name that XMPP sends in a response, and not with `<auth/>`, loses its Domain.",
  clause: "name.encoding",
  protocols: ["xmpp"],
  situation: "info@client2.com, to company.com, with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: laterWithoutDomain({ xmpp: /<auth [^>]*['"]PLAIN['"][^>]*(\/>|><\/auth>)/ }),
};

export default mutant;
