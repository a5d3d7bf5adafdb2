import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "domain-behind-at",
  clause: "name.at",
  title: "what follows the @ names the Domain: nothing else about the connection does",
  pair: (scenario) => {
    const { attempt, deployment } = scenario;
    const name = oneSeparator(attempt.login);
    if (name?.separator !== "@") return undefined;
    // The neighbouring address gives another Domain to simple names; over XMPP the target does.
    if (attempt.targetDomain !== undefined) {
      const target = deployment.domains.find((domain) => domain.name !== attempt.targetDomain);
      const served = deployment.domains.some((domain) => domain.name === attempt.targetDomain);
      if (!target || !served || deployment.routes.length > 0) return undefined;
      return variant(scenario, { attempt: { targetDomain: target.name } });
    }
    const here = deployment.addresses.indexOf(attempt.address);
    return deployment.addresses.filter((_, at) => at !== here).slice(0, 2).flatMap((address) =>
      variant(scenario, { attempt: { address }, serverSetting: address })
    );
  },
};

export default relation;
