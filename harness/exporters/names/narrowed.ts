import type { Route } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Shortfall } from "../exporter.ts";
import { type NameTable, nameTable } from "./name_table.ts";

type Because = Omit<Shortfall, "which">;

/** The table without some of its records, which are told. */
function without(table: NameTable, leaves: (route: Route) => boolean, because: Because): NameTable {
  const { served, cannot } = table;
  const left = served.routes.filter(leaves);
  if (left.length === 0) return table;
  const narrower = nameTable({
    ...served,
    routes: served.routes.filter((route) => !leaves(route)),
  });
  const which = left.map(({ from, to }) => `${from} = ${to}`);
  return { ...narrower, cannot: [...cannot, { ...because, which }] };
}

const leftDomain = ({ from }: Route) => foldCase(from.replace(/^<|>$/g, "")).split("@").at(-1);

/** For servers that look up whole names alone: no domain is one account. */
export function withoutCatchAlls(table: NameTable, because: Because): NameTable {
  const domains = new Set(table.catchAll.map(({ domain }) => domain));
  const leaves = (route: Route) => domains.has(leftDomain(route) ?? "");
  return domains.size === 0 ? table : without(table, leaves, because);
}

/** For servers that try a domain's one account after a name of its own was refused: such a domain has no names of its own. */
export function withoutExceptions(table: NameTable, because: Because): NameTable {
  const catchAll = new Map(table.catchAll.map(({ domain, opens }) => [domain, opens.fullName]));
  const excepted = table.barred.length > 0 ||
    table.rows.some(({ domain, opens }) =>
      (catchAll.get(domain) ?? opens.fullName) !== opens.fullName
    );
  if (!excepted) return table;
  const leaves = (route: Route) =>
    /^<[^*]/.test(route.from) && catchAll.has(leftDomain(route) ?? "");
  return without(table, leaves, because);
}
