import { changedLater } from "../changed_later.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-continuation-cut",
  title: "A name that XMPP sends in a response, and not with `<auth/>`, loses its last letter.",
  clause: "name.encoding",
  protocols: ["xmpp"],
  situation: "info@client2.com with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: changedLater(
    { xmpp: /<auth [^>]*['"]PLAIN['"][^>]*(\/>|><\/auth>)/ },
    (name) => name.slice(0, -1),
  ),
};

export default mutant;
