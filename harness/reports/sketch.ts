import type { Account, Deployment, Domain } from "../../fixtures/deployment.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { counted } from "./counted.ts";

/** So many lines say what a deployment is. */
const LINES = 6;
/** And so many records of its Router. */
const RECORDS = 12;
/** A longer name is shown by its ends, with how long it is. */
const NAME = 24;

const short = (name: string) =>
  name.length <= NAME ? name : `${name.slice(0, 10)}..${name.slice(-4)}[${name.length}]`;

const listed = (what: string, names: readonly string[]) =>
  names.length === 0 ? [] : [`${what} ${names.join(" ")}`];

/** Which protocols are off. */
const off = ({ services }: Pick<Domain, "services">) =>
  services === undefined ? [] : PROTOCOLS.filter((protocol) => !services.includes(protocol));

function accountText({ name, aliases, enabled, ...rest }: Account): string {
  const facts = [
    ...aliases.map(short),
    ...enabled ? [] : ["disabled"],
    ...off(rest).map((one) => `no ${one}`),
  ];
  return facts.length === 0 ? short(name) : `${short(name)} (${facts.join(" ")})`;
}

function domainText(domain: Domain, main: string): string {
  const { name, addresses, aliases, accounts, forwarders, groups, lists } = domain;
  return [
    `${name}${name === main ? " (Main)" : ""}`,
    ...listed("on", addresses),
    ...listed("alias", aliases),
    ...listed("no", off(domain)),
    ...listed("accounts", accounts.map(accountText)),
    ...listed("forwarders", forwarders.map(({ name, to }) => `${short(name)}=${to}`)),
    ...listed("groups", groups.map(({ name }) => name)),
    ...listed("lists", lists.map(({ name }) => name)),
  ].join("; ");
}

/** A deployment in at most six lines: its size, then its Domains with what is special about them, then its Router, if it has one. */
export function sketch({ name, main, domains, routes, addresses }: Deployment): string[] {
  const unassigned = addresses.filter((address) =>
    !domains.some((domain) => domain.addresses.includes(address))
  );
  const head = [
    `${name}: ${counted(domains.length, "domain")}, ${
      counted(addresses.length, "address", "addresses")
    }, ${counted(routes.length, "route")}`,
    ...listed("assigned to nobody:", unassigned),
  ].join("; ");
  const all = domains.toSorted((a, b) => Number(b.name === main) - Number(a.name === main))
    .map((domain) => domainText(domain, main));
  const router = routes.length === 0 ? [] : [routesText(routes)];
  const room = LINES - 1 - router.length;
  return all.length <= room
    ? [head, ...all, ...router]
    : [head, ...all.slice(0, room - 1), `and ${all.length - room + 1} more`, ...router];
}

/** The records from the top: of a long table those that win. */
function routesText(routes: Deployment["routes"]): string {
  const some = routes.slice(0, RECORDS).map(({ from, to }) => `${from} = ${to}`);
  const more = routes.length - some.length;
  return [...some, ...(more > 0 ? [`and ${counted(more, "record")} more`] : [])].join("; ");
}
