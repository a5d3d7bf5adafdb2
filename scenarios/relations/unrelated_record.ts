import type { Deployment, Domain, Route } from "../../fixtures/deployment.ts";
import { isInSample } from "./sample.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "unrelated-record",
  clause: "route.order",
  title: "records that match no name of a login's way change nothing, though they stand first",
  pair: (scenario) => {
    const { deployment, cell: { form, credential } } = scenario;
    // These names are nearly matched; the others stay as they are.
    const proves = credential !== "own" || /alias|forwarder/.test(form);
    if (!isInSample(deployment) || !proves) return undefined;
    return variant(scenario, { deployment: withRecords(deployment) });
  },
};

/** One for each deployment: each one more has to be served. */
const known = new WeakMap<Deployment, Deployment>();

function withRecords(deployment: Deployment): Deployment {
  const made = known.get(deployment) ?? {
    ...deployment,
    name: `${deployment.name}-unrelated-records`,
    routes: [...unrelated(deployment), ...deployment.routes],
  };
  known.set(deployment, made);
  return made;
}

/**
 * Left sides that nearly match the aliases and Forwarders of a deployment; what they lead to is another Domain's. The names of
 * Domains and accounts are left alone: where one of these opens, that another name does not proves something.
 */
function unrelated({ domains }: Deployment): Route[] {
  return domains.flatMap((domain, at) => {
    const stranger = domains.find((_, place) => place !== at)?.name ?? "elsewhere.invalid";
    return [
      ...domain.aliases.flatMap((name) =>
        [`not-${name}`, `${name}.unrelated.test`, `*.unrelated.${name}`]
          .map((from) => ({ from, to: stranger }))
      ),
      ...namesIn(domain).flatMap((name) =>
        [`not-${name}`, `${name}-not`]
          .map((left) => ({ from: `<${left}@${domain.name}>`, to: `${name}@${stranger}` }))
      ),
    ];
  });
}

const namesIn = ({ accounts, forwarders, groups, lists }: Domain): string[] => [
  ...accounts.flatMap(({ aliases }) => aliases),
  ...[...forwarders, ...groups, ...lists].map(({ name }) => name),
];

export default relation;
