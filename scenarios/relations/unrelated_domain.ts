import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import { hash } from "../draw/random.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const NAME = "unrelated.test";

const relation: Relation = {
  id: "unrelated-domain",
  clause: "address.no-fallback",
  title: "one more Domain, with an account of that name and password and without an address",
  // Each is a server more.
  most: { pop3: 5, imap: 5, ftp: 5, ximss: 5 },
  pair: (scenario) => {
    const { deployment, attempt, password } = scenario;
    const named = /^[\w-]([\w.-]{0,126}[\w-])?$/.test(attempt.login);
    if (!named || password === "") return undefined;
    return variant(scenario, { deployment: withStranger(deployment, attempt.login, password) });
  },
};

/** Two logins that need the same stranger share a deployment: each one more has to be served. */
const known = new WeakMap<Deployment, Map<string, Deployment>>();

/** Its password would fit: a server that looks through all Domains opens it. */
function withStranger(deployment: Deployment, name: string, password: string): Deployment {
  const made = known.get(deployment) ?? new Map<string, Deployment>();
  known.set(deployment, made);
  const key = hash(`${name}\n${password}`).toString(36);
  const stranger: Domain = {
    name: NAME,
    aliases: [],
    addresses: [],
    accounts: [{ name, password, aliases: [], enabled: true }],
    forwarders: [],
    groups: [],
    lists: [],
  };
  const larger = made.get(key) ?? {
    ...deployment,
    name: `${deployment.name}-unrelated-${key}`,
    domains: [...deployment.domains, stranger],
  };
  made.set(key, larger);
  return larger;
}

export default relation;
