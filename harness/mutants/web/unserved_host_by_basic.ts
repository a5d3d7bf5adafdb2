import { referencePolicy } from "../../../reference/mod.ts";
import { conversing, doorWith } from "../conversing.ts";
import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

/** The host is not looked at; where it is nobody's, the Main Domain stands in. */
const anyHost = decidingBy(["BASIC"], {
  serves: () => true,
  domainForSimple(world, login) {
    const known = referencePolicy.serves(world, login.protocol, login.hint ?? "");
    return known ? referencePolicy.domainForSimple.call(this, world, login) : world.main.name;
  },
});

/** The page that asks for HTTP Basic is there on any host. */
const anyPage = conversing(({ protocol, wire, door }) => {
  if (protocol !== "web") return {};
  let byBasic = false;
  return {
    wire: {
      ...wire,
      async line(limit) {
        const line = await wire.line(limit);
        const [, path] = /^[A-Z]+ (\S+) HTTP\//.exec(line ?? "") ?? [];
        if (path !== undefined) byBasic = path.startsWith("/basic/");
        return line;
      },
    },
    door: doorWith(door, (request) => door.login(request), {
      serves: (hint) => byBasic || door.serves(hint),
    }),
  };
});

const mutant: Mutant = {
  id: "unserved-host-by-basic",
  title: "The host is looked at on the login page alone: the page for HTTP Basic goes without.",
  clause: "client.web.unserved",
  protocols: ["web"],
  mechanisms: ["BASIC"],
  situation: "info@client2.com by HTTP Basic at a host that is nobody's",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: (activated) => ({ ...anyHost(activated), ...anyPage() }),
};

export default mutant;
