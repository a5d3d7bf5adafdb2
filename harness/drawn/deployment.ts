import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import { sketch } from "../reports/sketch.ts";
import { box, LINE, type Placed, svg } from "./boxes.ts";

/** So much of a long list is drawn; how much more there is stands below. */
const MOST = { domains: 14, accounts: 6, names: 3, records: 12 } as const;

/** Columns, in units of the drawing: addresses, Domains, Router records. */
const COLUMNS = { address: 0, domain: 210, record: 540 } as const;
const WIDTHS = { address: 130, domain: 250, record: 220 } as const;
const GAP = 14;

const some = (all: readonly string[], most: number): string =>
  all.length <= most
    ? all.join(", ")
    : `${all.slice(0, most).join(", ")} and ${all.length - most} more`;

/** What a Domain's box says: its name, what else stands for it, what is in it. */
function linesOf(domain: Domain, main: string): string[] {
  const { name, aliases, accounts, forwarders, groups, lists, services } = domain;
  const called = accounts.map(({ name, enabled, aliases }) =>
    `${name}${aliases.length > 0 ? `=${aliases.length === 1 ? aliases[0] : aliases.length}` : ""}${
      enabled ? "" : " (off)"
    }`
  );
  return [
    `${name}${name === main ? " · Main Domain" : ""}`,
    ...aliases.length > 0 ? [`alias ${some(aliases, MOST.names)}`] : [],
    ...services ? [`serves ${services.length === 0 ? "nothing" : services.join(" ")}`] : [],
    some(called, MOST.accounts) || "no account",
    ...forwarders.slice(0, MOST.names).map(({ name, to }) => `${name} → ${to}`),
    ...forwarders.length > MOST.names
      ? [`and ${forwarders.length - MOST.names} Forwarders more`]
      : [],
    ...groups.length + lists.length > 0
      ? [`lists ${some([...groups, ...lists].map(({ name }) => name), MOST.names)}`]
      : [],
  ];
}

/** The Domain that the right side of a record names, if it is one that is drawn. */
function leadsTo(to: string, domains: readonly Domain[]): number {
  const named = to.slice(to.lastIndexOf("@") + 1).replace(/[<>]/g, "").toLowerCase();
  return domains.findIndex(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === named)
  );
}

/** Boxes below each other. */
function stacked(x: number, width: number, texts: readonly (readonly string[])[]): Placed[] {
  let y = 0;
  return texts.map((lines) => {
    const placed = { x, y, width, height: lines.length * LINE + 14, lines };
    y += placed.height + GAP;
    return placed;
  });
}

/** An arrow from the side of one box to the side of another. */
function arrow(from: Placed, to: Placed, share: number): string {
  const right = from.x < to.x;
  const [x1, y1] = [right ? from.x + from.width : from.x, from.y + from.height / 2];
  const [x2, y2] = [right ? to.x - 2 : to.x + to.width + 2, to.y + to.height * share];
  const bend = (x1 + x2) / 2;
  const head = right ? -6 : 6;
  return `<path d="M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}m${head} -4l${-head} 4l${head} 4" ` +
    `fill="none" stroke="currentColor" stroke-opacity="0.65"/>`;
}

/**
 * A deployment: addresses at the left, each with an arrow to the Domain that it is assigned to; Domains with their aliases and
 * accounts; at the right the Router's records, with an arrow to the Domain that they lead to. It holds no password.
 * @returns SVG, with the same in words for those who do not see it
 */
export function deploymentSvg(deployment: Deployment): string {
  const { name, main, addresses, routes } = deployment;
  const sorted = deployment.domains.toSorted((a, b) =>
    Number(b.name === main) - Number(a.name === main)
  );
  const drawn = sorted.slice(0, MOST.domains);
  const hidden = sorted.length - drawn.length;
  const domains = stacked(COLUMNS.domain, WIDTHS.domain, [
    ...drawn.map((domain) => linesOf(domain, main)),
    ...hidden > 0 ? [[`and ${hidden} Domains more`]] : [],
  ]);
  const left = stacked(
    COLUMNS.address,
    WIDTHS.address,
    addresses.map((
      address,
    ) => [address, ...ownersOf(address, sorted).length > 0 ? [] : ["nobody's"]]),
  );
  const records = stacked(COLUMNS.record, WIDTHS.record, [
    ...routes.slice(0, MOST.records).map(({ from, to }) => [`${from} =`, `  ${to}`]),
    ...routes.length > MOST.records ? [[`and ${routes.length - MOST.records} records more`]] : [],
  ]);
  const arrows = [
    ...left.flatMap((box, at) =>
      ownersOf(addresses[at] ?? "", drawn).flatMap((to) => arrowTo(box, domains[to], 0.5))
    ),
    ...records.flatMap((box, at) =>
      arrowTo(box, domains[leadsTo(routes[at]?.to ?? "", drawn)], 0.75)
    ),
  ];
  const all = [...left, ...domains, ...records];
  return svg({
    width: routes.length > 0 ? COLUMNS.record + WIDTHS.record : COLUMNS.domain + WIDTHS.domain,
    height: Math.max(LINE, ...all.map(({ y, height }) => y + height)),
    title: `Deployment ${name}`,
    description: sketch(deployment).join(". "),
    content: [
      ...arrows,
      ...left.map((one) => box(one, "address")),
      ...domains.map((one, at) => box(one, at === 0 ? "main" : "domain")),
      ...records.map((one) => box(one, "record")),
    ].join("\n"),
  });
}

const ownersOf = (address: string, domains: readonly Domain[]): number[] =>
  domains.flatMap(({ addresses }, at) => addresses.includes(address) ? [at] : []);

const arrowTo = (from: Placed, to: Placed | undefined, share: number): string[] =>
  to === undefined ? [] : [arrow(from, to, share)];
