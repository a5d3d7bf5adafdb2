import { foldCase } from "../../fixtures/name_shapes.ts";
import type { Name } from "./record.ts";
import { type Match, matchOf, objectOf } from "./router.ts";
import type { Stage } from "./stage.ts";
import type { World } from "./world.ts";

type Met = Extract<Stage, { at: "table" }>;

/**
 * Whether a record gives another name by the order of things (route.order), and not by what it says alone: a record gave the
 * name that it matches; another one below matches too and leads elsewhere; or a Domain or an object has that name.
 */
export function isByOrder(world: World, { name, match, way }: Met): boolean {
  return way.again || isContested(world, name, match) || isShadowing(world, name, match);
}

function isContested(world: World, name: Name, first: Match): boolean {
  for (let below = matchOf(world, name, first.index + 1); below;) {
    if (textOf(below.target) !== textOf(first.target)) return true;
    below = matchOf(world, name, below.index + 1);
  }
  return false;
}

/** Two clauses say it themselves: a record of an Account's name, and a wildcard over a Domain alias. */
function isShadowing(world: World, { account, domain }: Name, { record }: Match): boolean {
  const served = world.served.get(foldCase(domain));
  if (!served) return false;
  if (record.of === "domain") return !(record.star && served.alias);
  const object = objectOf(world, served.domain, account);
  return object !== undefined && (record.star || object.kind !== "account");
}

const textOf = ({ account, domain }: Name) => foldCase(`${account}@${domain}`);
