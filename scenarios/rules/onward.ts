import { foldCase } from "../../fixtures/name_shapes.ts";
import { domainAt, type Hint, hostHint, targetHint } from "./hint.ts";
import { LIMIT } from "./limit.ts";
import type { Name } from "./record.ts";
import { matchOf, objectOf, placeOf } from "./router.ts";
import type { Given } from "./rule.ts";
import { asAddress, blanksAround, prepared } from "./shapes.ts";
import type { Origin, Stage, Way } from "./stage.ts";
import type { World } from "./world.ts";

// Each of these leads to the next stage that has something to ask, and passes by those that have not.

/** The first stage of a login. */
export function began(given: Given): Stage {
  const { traits: { qualifies }, attempt: { login } } = given;
  return qualifies && !/[@%]/.test(login) ? { at: "client" } : hinted(given);
}

export function hinted(given: Given): Stage {
  const { hint, identity } = hintOf(given);
  const asks = identity && !given.taken.has("route.record.identity");
  if (asks || hint.kind === "unserved" || hint.kind === "unified") {
    return { at: "hint", hint, identity: asks };
  }
  return typed(given, given.attempt.login, hint);
}

function hintOf({ world, traits: { carries }, attempt, taken }: Given) {
  const passesOver = taken.get("route.record.identity") === "b";
  return {
    "nothing": () => ({ hint: { kind: "nothing" as const }, identity: false }),
    "target domain": () => targetHint(world, attempt.targetDomain, passesOver),
    "host": () => hostHint(world, attempt.address, attempt.host, passesOver),
  }[carries]();
}

/** A login name, as it came or as a reading made it. */
export function typed({ taken }: Given, text: string, hint: Hint): Stage {
  const unprepared = !taken.has("name.prepared") && prepared(text) !== text;
  return blanksAround(text) || unprepared || asAddress(text) !== undefined
    ? { at: "typed", text, hint }
    : parted(text, { kind: "login", hint });
}

export function parted(text: string, origin: Origin): Stage {
  // Nothing but separators, or nothing at all: name.empty-account, whichever of them would split.
  if (/^[@%]*$/.test(text)) return emptyName(origin);
  if (/[@%]/.test(text)) return { at: "parted", text, origin };
  // A name that is read again has a separator.
  const hint: Hint = origin.kind === "login" ? origin.hint : { kind: "nothing" };
  return { at: "simple", account: text, hint };
}

function emptyName(origin: Origin): Stage {
  return { at: "halves", name: { account: "", domain: "" }, origin, several: false };
}

export function split(given: Given, name: Name, origin: Origin, several = false): Stage {
  if (name.account === "" || name.domain === "") return { at: "halves", name, origin, several };
  return qualified(given, name, origin, several);
}

export function qualified(given: Given, name: Name, origin: Origin, several: boolean): Stage {
  if (origin.kind === "again") {
    return table(given.world, name, { rewrites: origin.rewrites, ...TYPED, several });
  }
  return elsewhere(given, name.domain, origin.hint)
    ? { at: "named", name, several, hint: origin.hint }
    : handed(given, name, { several });
}

/** Whether a qualified name names another Domain than a simple one would get. */
function elsewhere({ world, attempt }: Given, domain: string, hint: Hint): boolean {
  const given = {
    nothing: () => (domainAt(world, attempt.address) ?? world.main).name,
    address: () => (hint.kind === "address" ? hint.domain : world.main).name,
    served: () => hint.kind === "served" ? hint.domain : "",
    unified: () => hint.kind === "unified" ? hint.domain : "",
    unserved: () => "",
  }[hint.kind]();
  return own(world, domain) !== own(world, given);
}

function own({ served }: World, domain: string): string {
  return foldCase(served.get(foldCase(domain))?.domain.name ?? domain);
}

/** The name is qualified: it goes to the Router. */
export function handed(
  { world, traits }: Given,
  name: Name,
  { several = false, simple = false },
): Stage {
  if (traits.follows) return { at: "follows", name, several, simple };
  return table(world, name, { rewrites: 0, ...TYPED, several });
}

/** Nothing on this server gave the name. */
export const TYPED = { led: false, again: false } as const;

/** The Router reads the table, from a record on. */
export function table(
  world: World,
  name: Name,
  way: Way,
  { alias = false, from = 0 } = {},
): Stage {
  const match = matchOf(world, name, from);
  return match ? { at: "table", name, way, match, alias } : domain(world, name, way);
}

/** No record matches. */
export function domain(world: World, name: Name, way: Way): Stage {
  const place = placeOf(world, name.domain);
  if (place.kind !== "domain" || place.name !== name.domain) {
    return { at: "domain", name, way, place };
  }
  const object = objectOf(world, place.domain, name.account);
  return { at: "object", name, way, domain: place.domain, object };
}

/** A record, an alias or a Forwarder gave another name. */
export function rewritten(
  world: World,
  name: Name,
  way: Way,
  by: "record" | "alias" | "forwarder",
): Stage {
  const rewrites = way.rewrites + 1;
  if (rewrites > LIMIT) return { at: "endless" };
  const given = { led: by !== "alias", again: by === "record" };
  return table(world, name, { ...way, rewrites, ...given }, { alias: by === "alias" });
}
