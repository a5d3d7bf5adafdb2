import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "routed-target",
  clause: "client.xmpp.routed-target",
  title: "a target domain's alias stands for it, for a simple name",
  pair: (scenario) => {
    const { attempt, cell, deployment } = scenario;
    const target = attempt.targetDomain?.toLowerCase();
    if (target === undefined || /[@%]/.test(attempt.login)) return undefined;
    const domain = deployment.domains.find(({ name }) => name.toLowerCase() === target);
    // A record sees the alias before the Domain is looked for: then they need not come out alike.
    if (!domain || deployment.routes.length > 0) return undefined;
    return domain.aliases.flatMap((targetDomain) =>
      variant(scenario, { cell: { ...cell, target: "alias" }, attempt: { targetDomain } })
    );
  },
};

export default relation;
