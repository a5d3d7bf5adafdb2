import type { Deployment, Domain, Route } from "../../fixtures/deployment.ts";
import { isInSample } from "./sample.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "unrelated-record",
  clause: "route.order",
  title: "records that match no name of a login's way change nothing, though they stand first",
  pair: (scenario) => {
    const { deployment } = scenario;
    if (!isInSample(deployment)) return undefined;
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

/** Left sides that nearly match every Domain and every object; what they lead to is another Domain's. */
function unrelated({ domains }: Deployment): Route[] {
  return domains.flatMap((domain, at) => {
    const stranger = domains.find((_, place) => place !== at)?.name ?? "elsewhere.invalid";
    return [
      ...[domain.name, ...domain.aliases].flatMap((name) =>
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

/** With room for four letters more (name.charset). */
const namesIn = ({ accounts, forwarders, groups, lists }: Domain): string[] =>
  [
    ...accounts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...[...forwarders, ...groups, ...lists].map(({ name }) => name),
  ].filter((name) => name.length <= 124);

export default relation;
