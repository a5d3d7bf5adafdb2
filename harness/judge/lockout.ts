import type { FullName } from "../../fixtures/deployment.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";
import type { Observation } from "../observation.ts";
import { groupOf, neighbourOf } from "../run/group.ts";
import { sanityAccount } from "../run/sanity.ts";
import { possible } from "./possible.ts";

/**
 * A server that let nobody in any more, or not into one account, where the very same login had opened before: what it refused then
 * says nothing of the names.
 */
export interface Lockout {
  readonly deployment: string;
  /** Whom it shuts out: one account, all on one endpoint, or all. */
  readonly scope: "account" | "endpoint" | "client";
  /** An account, a group's id, or the deployment's name. */
  readonly of: string;
  /** Failed logins before it that may count there: it came at the latest behind so many. */
  readonly after: number;
  /** Places in the record: of the last login that opened before it, and of the first behind it; it may not have ended. */
  readonly from: number;
  readonly until: number;
}

/**
 * A login that surely should open, or one that failed as it should. `gone`: it came to nothing in a way that tells of a server which is
 * not there, or of its certificate, and not of a login.
 */
interface Login {
  readonly at: number;
  readonly deployment: string;
  readonly group: string;
  readonly account: FullName;
  /** Equal for logins that a server cannot tell apart. */
  readonly key: string;
  readonly came: "open" | "refused" | "unclear" | "gone" | "failed";
}

/** The server went out of reach, or one endpoint of it: what comes behind it is another one's. */
interface Loss {
  readonly at: number;
  readonly deployment: string;
  readonly group?: string;
  readonly came: "lost";
}
type Seen = Login | Loss;

const isLogin = (seen: Seen): seen is Login => seen.came !== "lost";

/** In the words of our clients, of Node and of its TLS library. */
const GONE =
  /ECONNREFUSED|ECONNRESET|EPIPE|^(unexpected|connection) close|connection was (closed|reset|refused)|closed the connection|socket (hang up|closed)|\bTLS\b|STARTTLS|\bSTLS\b|\bSSL\b|certificate|handshake/i;

/** The account and the key of a login that surely opens; nothing where it does not. */
function rightLogin(scenario: Scenario): { account: FullName; key: string } | undefined {
  const outcomes = possible(scenario).map(({ outcome }) => outcome);
  const [first] = outcomes;
  if (first?.kind !== "opened") return undefined;
  if (!outcomes.every((one) => one.kind === "opened" && one.account === first.account)) {
    return undefined;
  }
  const { attempt: { login, host, targetDomain, setting, authzid }, mechanism, before } = scenario;
  const key = [groupOf(scenario), login, host, targetDomain, setting, authzid, mechanism, before];
  return { account: first.account, key: JSON.stringify(key) };
}

/** Of every login that tells something of a lockout. @param planned all scenarios by their ids */
function seenIn(planned: ReadonlyMap<string, Scenario>, entries: readonly Entry[]): Seen[] {
  const groups = new Map([...planned.values()].map((one) => [groupOf(one), one]));
  return entries.flatMap((entry, at): Seen[] => {
    if (entry.type === "lost") {
      const { deployment, group } = entry;
      return [{ at, deployment, ...group !== undefined && { group }, came: "lost" }];
    }
    if (entry.type !== "login" || entry.observation.kind === "notOffered") return [];
    const scenario = madeBy(entry, planned, groups);
    if (!scenario) return [];
    const { group, observation } = entry;
    const deployment = scenario.deployment.name;
    const right = rightLogin(scenario);
    if (right) {
      return [{ at, deployment, group, ...right, came: cameOf(observation) }];
    }
    const account = scenario.subject;
    return observation.kind === "refused"
      ? [{ at, deployment, group, account, key: "", came: "failed" }]
      : [];
  });
}

function cameOf(seen: Observation): Login["came"] {
  if (seen.kind === "unclear") return GONE.test(seen.because) ? "gone" : "unclear";
  return seen.kind === "refused" ? "refused" : "open";
}

function madeBy(
  { role, id, group }: LoginEntry,
  planned: ReadonlyMap<string, Scenario>,
  groups: ReadonlyMap<string, Scenario>,
): Scenario | undefined {
  const beside = groups.get(group);
  switch (role) {
    case "scenario":
      return planned.get(id);
    case "neighbour":
      return beside && neighbourOf(beside, id);
    case "sanity":
      return beside && sanityAccount(beside, id);
    case "other form":
      return undefined;
  }
}

interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly shut: readonly Login[];
}

/**
 * The stretches in which no right login opens though the very same did before, on the same server. One alone is none where the next
 * opens again, nor where it had no answer: a server may falter. Nor is it one where the server was not there: that refuses nobody.
 */
function shutIn(seen: readonly Seen[]): Stretch[] {
  const opened = new Set<string>();
  const found: Stretch[] = [];
  let from: number | undefined;
  let shut: Login[] = [];
  const end = (until: number, lost = false) => {
    const told = shut.filter(({ came }) => came !== "gone" && !(lost && came === "unclear"));
    const again = told.filter(({ key }) => opened.has(key));
    const sure = again.length > 1 ||
      again.some(({ came }) => came === "refused") && until === Infinity;
    if (from !== undefined && sure) found.push({ from, until, shut: told });
    shut = [];
  };
  for (const one of seen) {
    if (one.came === "failed") continue;
    if (one.came === "lost") {
      end(one.at, true);
      from = undefined;
      opened.clear();
    } else if (one.came === "open") {
      end(one.at);
      from = one.at;
      opened.add(one.key);
    } else shut.push(one);
  }
  end(Infinity);
  return found;
}

/** No server locks earlier. */
const FEWEST = 2;

const SCOPES = [
  ["client", ({ deployment }: Login) => deployment],
  ["endpoint", ({ group }: Login) => group],
  ["account", ({ deployment, account }: Login) => `${deployment}\n${account}`],
] as const;

/** The logins of each part, with the losses that bear on them, in their order. */
function partsOf(seen: readonly Seen[], part: (one: Login) => string): Seen[][] {
  const losses = seen.filter((one) => one.came === "lost");
  return [...Map.groupBy(seen.filter(isLogin), part).values()].map((of) => {
    const { deployment } = of[0]!;
    const groups = new Set(of.map(({ group }) => group));
    const own = losses.filter((one) =>
      one.deployment === deployment && (one.group === undefined || groups.has(one.group))
    );
    return [...of, ...own].sort((a, b) => a.at - b.at);
  });
}

/** Every lockout that a record shows, the widest first: one that a wider one covers is not told again. */
export function lockoutsIn(
  planned: ReadonlyMap<string, Scenario>,
  entries: readonly Entry[],
): Lockout[] {
  const all = seenIn(planned, entries);
  const found: Lockout[] = [];
  for (const [scope, part] of SCOPES) {
    for (const seen of partsOf(all, part)) {
      for (const { from, until, shut } of shutIn(seen)) {
        const [first] = shut;
        // One account that is shut is its own lockout, wherever it was tried.
        const accounts = new Set(shut.map(({ account }) => account)).size;
        if (!first || (scope !== "account" && accounts < 2)) continue;
        const { deployment, group, account } = first;
        const covers = (one: Lockout) =>
          one.deployment === deployment && one.from <= first.at && first.at < one.until &&
          (one.scope === "client" || one.of === group);
        if (found.some(covers)) continue;
        const last = found.findLast((one) => one.deployment === deployment)?.until ?? 0;
        const loss = seen.findLast(({ came, at }) => came === "lost" && at < first.at)?.at ?? 0;
        const since = Math.max(loss, last <= from ? last : 0);
        const after = seen.filter(({ came, at }) =>
          came === "failed" && at >= since && at < first.at
        ).length;
        // A server that shuts out before so many failed has another reason.
        if (after < FEWEST) continue;
        const of = { client: deployment, endpoint: group, account }[scope];
        found.push({ deployment, scope, of, after, from, until });
      }
    }
  }
  return found;
}

/** The lockout that lies over a login, if one does: about that account, there, and then. */
export function lockoutOver(
  lockouts: readonly Lockout[],
  planned: ReadonlyMap<string, Scenario>,
  entries: readonly Entry[],
): (entry: LoginEntry) => Lockout | undefined {
  if (lockouts.length === 0) return () => undefined;
  const places = new Map(entries.map((entry, at) => [entry, at]));
  return (entry) => {
    const at = places.get(entry) ?? -1;
    const scenario = planned.get(entry.id);
    return lockouts.find(({ deployment, scope, of, from, until }) =>
      at > from && at < until && deployment === scenario?.deployment.name &&
      of === { client: deployment, endpoint: entry.group, account: scenario.subject }[scope]
    );
  };
}
