import type { Domain, Route } from "../../fixtures/deployment.ts";
import type { Blueprint, RECORD_KINDS } from "./blueprint.ts";

type Kind = typeof RECORD_KINDS[number];

interface Place {
  readonly main: Domain;
  readonly domain: Domain;
  readonly other: Domain;
  readonly account: number;
}

/** What a record of each kind says. Left sides are mostly domains that are nobody's, now and then a served one's part. */
const RECORDS: Readonly<Record<Kind, (place: Place) => readonly Route[]>> = {
  domain: ({ domain }) => [{ from: `routed.${domain.name}`, to: domain.name }],
  wildcard: ({ domain, other, account }) => [
    // Now and then a record above takes what the wildcard would match (route.order).
    ...(account % 4 === 3 ? [{ from: `x.old.${domain.name}`, to: other.name }] : []),
    // Or it covers an alias of its Domain, and leads to another (route.record.wildcard).
    ...(account % 4 === 1 ? covering(domain).map((from) => ({ from, to: other.name })) : []),
    { from: `*.old.${domain.name}`, to: domain.name },
  ],
  account: ({ domain, other, account }) => {
    const to = one(domain.accounts, account)?.name;
    // One in three stays in its Domain.
    const left = account % 3 === 2 ? domain : other;
    // With an odd number the record shadows an account (route.order).
    const from = account % 2 === 1 ? one(left.accounts, account >> 1)?.name : "sales-desk";
    return to === undefined || from === undefined || to === from
      ? []
      : [{ from: `<${from}@${left.name}>`, to: `${to}@${domain.name}` }];
  },
  accounts: ({ domain }) => [{ from: "<*@old.example>", to: `*@${domain.name}` }],
  unified: ({ main, account }) => {
    const name = one(main.accounts, account)?.name;
    return name === undefined || name.length > 63
      ? []
      : [{ from: "unified.example", to: `${name}.local` }];
  },
  remote: () => [{ from: "far.example", to: "elsewhere.invalid" }],
  loop: ({ account }) =>
    (account % 2 === 1 ? ["round", "about", "again"] : ["round", "about"])
      .map((name, at, all) => ({
        from: `${name}.example`,
        to: `${all[(at + 1) % all.length]}.example`,
      })),
  identity: ({ domain }) => [{ from: domain.name, to: domain.name }],
};

/** A wildcard over the first alias of a Domain that is a name below another name of three labels or more. */
function covering({ aliases }: Domain): string[] {
  return aliases.flatMap((alias) => /^[^.]+(\..+\..+)$/.exec(alias)?.[1] ?? []).slice(0, 1)
    .map((below) => `*${below}`);
}

/** The Router table. A left side stands in it once. */
export function routesOf({ routes }: Blueprint, domains: readonly Domain[], main: Domain): Route[] {
  const all = routes.flatMap(({ kind, domain, account }) => {
    const target = one(domains, domain);
    const other = one(domains, domain + 1);
    return target && other ? RECORDS[kind]({ main, domain: target, other, account }) : [];
  });
  return all.filter(({ from }, at) => all.findIndex((route) => route.from === from) === at);
}

function one<T>(from: readonly T[], drawn: number): T | undefined {
  return from[drawn % from.length];
}
