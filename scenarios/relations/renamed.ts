import { isIP } from "node:net";
import type { Deployment, Domain, FullName, Members } from "../../fixtures/deployment.ts";
import type { Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { isInSample } from "./sample.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "renamed",
  clause: "name.full",
  title: "all Domains renamed alike, wherever they are named: the renamed Domain's account opens",
  pair: (scenario) => {
    const { deployment, attempt, subject, serverSetting } = scenario;
    const login = renamedLogin(attempt.login);
    const authzid = attempt.authzid && renamedLogin(attempt.authzid);
    const isClear = login !== undefined && (attempt.authzid === undefined || authzid !== undefined);
    if (!isInSample(deployment) || !isClear || !proves(scenario)) return undefined;
    return variant(scenario, {
      deployment: renamedWorld(deployment),
      attempt: { login, ...hintsOf(attempt), ...(authzid === undefined ? {} : { authzid }) },
      subject: inFullName(subject) as FullName,
      serverSetting: inHost(serverSetting),
    });
  },
};

/** Where only the name says the Domain it has to; and the account's own address opens it by its simple name, so that a refusal proves something. */
function proves({ attempt: { protocol, login }, cell: { address, credential } }: Scenario) {
  return TRAITS[protocol].carries !== "nothing" ||
    /[@%]/.test(login) && (address === "own" || credential !== "own");
}

/** A Domain behind a Domain, so that what ends in a name still does. Not `name.local`, and no address. */
function inDomain(name: string): string {
  return isIP(name) > 0 || /^\[|\.local$/i.test(name) ? name : `${name}.renamed`;
}

function inFullName(name: string): string {
  const at = name.lastIndexOf("@") + 1;
  return `${name.slice(0, at)}${inDomain(name.slice(at))}`;
}

/** Port and trailing dot stay where they are (client.web.host). */
function inHost(host: string): string {
  const [, name = "", rest = ""] = /^(\[.*\]|[^:]*?)(\.?(?::\d*)?)$/s.exec(host) ?? [];
  return name === "" ? host : `${inDomain(name)}${rest}`;
}

/** A simple name says no Domain; of the others those with one separator, so that what is the Domain is no question. */
function renamedLogin(login: string): string | undefined {
  if (/^[\w-]([\w.-]*[\w-])?$/.test(login)) return login;
  const name = oneSeparator(login);
  if (!name || !/^[\w-]+(\.[\w-]+)*$/.test(name.domain)) return undefined;
  return `${name.account}${name.separator}${inDomain(name.domain)}`;
}

function hintsOf({ targetDomain, host, serverName, setting }: Scenario["attempt"]) {
  return {
    ...(targetDomain === undefined ? {} : { targetDomain: inHost(targetDomain) }),
    ...(host === undefined ? {} : { host: inHost(host) }),
    ...(serverName === undefined ? {} : { serverName: inHost(serverName) }),
    ...(setting === undefined ? {} : { setting: inHost(setting) }),
  };
}

/** One for each deployment: each one more has to be served. */
const known = new WeakMap<Deployment, Deployment>();

function renamedWorld(deployment: Deployment): Deployment {
  const made = known.get(deployment) ?? {
    ...deployment,
    name: `${deployment.name}-renamed`,
    main: inDomain(deployment.main),
    domains: deployment.domains.map(renamedDomain),
    routes: deployment.routes.map(({ from, to }) => ({ from: inSide(from), to: inSide(to) })),
    dns: Object.fromEntries(
      Object.entries(deployment.dns).map(([host, addresses]) => [inDomain(host), addresses]),
    ),
  };
  known.set(deployment, made);
  return made;
}

function renamedDomain(domain: Domain): Domain {
  const all = (objects: readonly Members[]) =>
    objects.map(({ name, members }) => ({ name, members: members.map(inFullName) }));
  return {
    ...domain,
    name: inDomain(domain.name),
    aliases: domain.aliases.map(inDomain),
    forwarders: domain.forwarders.map(({ name, to }) => ({ name, to: inFullName(to) })),
    groups: all(domain.groups),
    lists: all(domain.lists),
  };
}

/** A side of a record: `domain`, `*.domain`, `account@domain`, or that in angle brackets. */
function inSide(side: string): string {
  const inner = /^<(.*)>$/s.exec(side)?.[1];
  return inner === undefined ? inFullName(side) : `<${inFullName(inner)}>`;
}

export default relation;
