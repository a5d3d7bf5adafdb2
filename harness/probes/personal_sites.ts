import type { Socket } from "node:net";
import { canaryIn, canaryOf, siteTokenIn } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import { linesOf } from "../clients/web_page.ts";
import { rawExchange } from "../clients/web_raw.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { entryOf, type Finding, unclear } from "./finding.ts";

/** More would ask the same again. */
const MOST = 40;

/** A site's name in a URL, and the accounts whose site it may show; `none`: that it may show nobody's. */
interface Asked {
  readonly name: string;
  readonly accounts: ReadonlySet<FullName>;
  readonly none: boolean;
}

/** Names that lead to accounts, to nothing, and elsewhere: of each object, simple and full. */
function namesIn({ domains, routes }: Deployment): string[] {
  const [account] = domains.flatMap(({ accounts }) => accounts);
  const ofObjects = domains.flatMap((domain) => {
    const objects = [
      ...domain.accounts.flatMap(({ name, aliases }) => [name, ...aliases.slice(0, 1)]),
      ...[...domain.forwarders, ...domain.groups, ...domain.lists].map(({ name }) => name),
    ].slice(0, 4);
    const [first = ""] = objects;
    return [
      ...objects.flatMap((name) => [name, `${name}@${domain.name}`]),
      `${first}%${domain.name}`,
      ...domain.aliases.slice(0, 1).map((alias) => `${first.toUpperCase()}@${alias}`),
      `nobody-here@${domain.name}`,
    ];
  });
  const ofRecords = routes.map(({ from }) =>
    from.startsWith("<") ? from.slice(1, -1).replace("*", "x") : `info@${from.replace("*", "x")}`
  );
  const unknown = account ? [`${account.name}@unknown.invalid`] : [];
  return [...new Set([...ofRecords, ...unknown, ...ofObjects])].slice(0, MOST);
}

/** The neighbour at the page of another Domain than its address's, where there is one: what the host says and what the address says then differ. */
function elsewhere(neighbour: Scenario): Scenario {
  const { deployment, attempt } = neighbour;
  const own = attempt.host?.toLowerCase();
  const other = deployment.domains.find(({ name }) =>
    name.toLowerCase() !== own &&
    possibilities(deployment, { ...attempt, host: name }).every(({ outcome }) =>
      outcome.kind === "opened"
    )
  );
  return other ? { ...neighbour, attempt: { ...attempt, host: other.name } } : neighbour;
}

/** What the oracle says to a name as to a login's: a site asks for no service and no password, so that what those decide is not asked. */
function asked({ deployment, attempt }: Scenario): Asked[] {
  return namesIn(deployment).flatMap((name) => {
    const decisions = possibilities(deployment, { ...attempt, login: name });
    if (decisions.some(({ clause }) => clause.startsWith("access."))) return [];
    const outcomes = decisions.map(({ outcome }) => outcome);
    return [{
      name,
      accounts: new Set(
        outcomes.flatMap((outcome) => outcome.kind === "opened" ? [outcome.account] : []),
      ),
      none: outcomes.some(({ kind }) => kind === "refused"),
    }];
  });
}

/** Whose site says a token. */
function sitesOf(deployment: Deployment): (token: string) => FullName | undefined {
  const accounts = new Map(
    accountsOf(deployment).map((
      { fullName },
    ) => [canaryOf(deployment.name, fullName).site.token, fullName]),
  );
  return (token) => accounts.get(token);
}

/** Asks for each site. @returns how many were shown, and the first that is not what it should be */
async function visit(
  names: readonly Asked[],
  order: Dial,
  accountOf: ReturnType<typeof sitesOf>,
  hold: (socket: Socket) => void,
) {
  const exchange = rawExchange({ ...order, hold });
  let shown = 0;
  let wrong: string | undefined;
  for (const { name, accounts, none } of names) {
    const path = `/~${encodeURIComponent(name)}/`;
    const { status, body } = await exchange({ method: "GET", path, headers: {} });
    if (status === 429 || status >= 500) throw new Error(`${path} was answered by ${status}`);
    const text = linesOf(body).join("\n");
    // access.login-first: what proves a session is not for everybody.
    if (canaryIn(text) !== undefined) {
      shown++;
      wrong ??= `${path} shows a canary to who has not logged in`;
      continue;
    }
    const token = siteTokenIn(text);
    const account = token === undefined ? undefined : accountOf(token);
    if (account !== undefined) shown++;
    if (account === undefined ? none : accounts.has(account)) continue;
    const right = [...accounts, ...none ? ["nothing"] : []].join(" or ");
    wrong ??= `${path} shows ${account ?? `nothing (${status})`}, not ${right}`;
  }
  return { shown, wrong };
}

/**
 * route.applied, on the web's personal sites: `/~name/` shows the site of the account that the name leads to as a login name on
 * that host, or nothing. Nothing where no login that should open is there to be beside.
 */
export async function personalSites(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  if (neighbour.attempt.protocol !== "web") return undefined;
  const asking = elsewhere(neighbour);
  const order = await orderOf(asking, dialling);
  if (typeof order === "string") return undefined;
  const found = (told: Finding): ProbeEntry =>
    entryOf("probe:personal-sites", group, neighbour, order, told);
  const sockets: Socket[] = [];
  const timer = setTimeout(
    () => sockets.forEach((socket) => socket.destroy()),
    dialling.timeout,
  );
  try {
    const { shown, wrong } = await visit(
      asked(asking),
      order,
      sitesOf(asking.deployment),
      (socket) => sockets.push(socket),
    );
    // Where no site is, a server that has none is not told from one that routes wrongly.
    if (shown === 0) return found(unclear("no name leads to a site"));
    return found(
      wrong === undefined
        ? {
          finding: "kept",
          why: `${shown} sites were shown, each the account's that its name leads to`,
        }
        : { finding: "broken", why: wrong },
    );
  } catch (error) {
    return found(unclear(error));
  } finally {
    clearTimeout(timer);
    sockets.forEach((socket) => socket.destroy());
  }
}
