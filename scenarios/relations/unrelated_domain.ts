import type { Deployment } from "../../fixtures/deployment.ts";
import { hash } from "../draw/random.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const NAME = "unrelated.test";

const relation: Relation = {
  id: "unrelated-domain",
  clause: "address.no-fallback",
  title: "one more Domain, with an account of that name and password and without an address",
  pair: (scenario) => {
    const { deployment, attempt, password } = scenario;
    const named = /^[\w-]([\w.-]{0,126}[\w-])?$/.test(attempt.login);
    if (!named || password === "") return undefined;
    return variant(scenario, { deployment: withStranger(deployment, attempt.login, password) });
  },
};

/** Its password would fit: a server that looks through all Domains opens it. */
function withStranger(deployment: Deployment, login: string, password: string): Deployment {
  return {
    ...deployment,
    name: `${deployment.name}-unrelated-${hash(`${login}\n${password}`).toString(36)}`,
    domains: [...deployment.domains, {
      name: NAME,
      aliases: [],
      addresses: [],
      accounts: [{ name: login, password, aliases: [], enabled: true }],
      forwarders: [],
      groups: [],
      lists: [],
    }],
  };
}

export default relation;
