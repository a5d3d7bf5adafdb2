import { isIP } from "node:net";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { workedRows } from "../../scenarios/plan/worked_rows.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import { Transcript } from "../clients/transcript.ts";
import { fits, say } from "../judge/login.ts";
import { possible } from "../judge/possible.ts";
import type { Observation } from "../observation.ts";
import { canariesOf } from "../run/dial.ts";
import { type Violation, violationsOf } from "./axe.ts";
import { type Chromium, DESK, launch, type View } from "./chromium.ts";
import { browserClient } from "./client.ts";
import { type Look, type Stage, urlOf } from "./visit.ts";

/** A login in a browser, what came of it, and what was on the screen. */
export interface Visit {
  readonly title: string;
  readonly scenario: Scenario;
  readonly url: string;
  readonly client: string;
  readonly observation: Observation;
  /** The oracle's outcome, in words. */
  readonly expected: string;
  readonly fits: boolean;
  readonly shots: readonly Shot[];
}

export interface Shot {
  readonly stage: Stage;
  /** A PNG in the folder. */
  readonly file: string;
  /** What axe finds wrong; it looks where scripts run. */
  readonly violations: readonly Violation[];
}

/** What is wrong with a visit beside what opened, in sentences. */
export function troublesOf({ observation, shots }: Visit): string[] {
  const { account, claimed, logOut } = observation.kind === "opened"
    ? observation
    : { account: undefined, claimed: undefined, logOut: undefined };
  return [
    ...claimed !== undefined && claimed.toLowerCase() !== account?.toLowerCase()
      ? [`the page names ${claimed}`]
      : [],
    ...logOut && logOut.finding !== "kept" ? [logOut.why] : [],
    ...shots.length === 0 ? ["no picture was taken"] : [],
    ...shots.flatMap(({ stage, violations }) =>
      violations.map(({ rule, help, where }) => `${stage}: ${rule}: ${help} (${where.join("; ")})`)
    ),
  ];
}

/** What is browsed, and where the pictures go. */
export interface Browsing {
  /** The worked example, or a world of its shape. */
  readonly deployment: Deployment;
  readonly endpoints: readonly Endpoint[];
  /** Who signed the server's certificates (PEM). */
  readonly authority: string;
  /** A folder that is there. */
  readonly folder: string;
  /** Milliseconds for one login. */
  readonly timeout: number;
}

interface Plan {
  readonly title: string;
  readonly scenario: Scenario;
  readonly view: View;
}

/** A row with another host in the URL; a browser indicates it as the server's name, and no address. */
function on(row: Scenario, host: string | undefined, security: "plain" | "tls" = "tls"): Scenario {
  const { serverName: _, ...attempt } = row.attempt;
  const named = security === "tls" && host !== undefined && isIP(host) === 0;
  return {
    ...row,
    cell: { ...row.cell, security },
    attempt: {
      ...attempt,
      ...host === undefined ? {} : { host },
      ...named ? { serverName: host } : {},
    },
  };
}

/** The worked example's users over TLS; then the first of them on a small screen, without script, and on two other hosts. */
function planned(deployment: Deployment): Plan[] {
  const rows = workedRows(deployment, ["web"], () => ["tls"])
    .map((row) => on(row, row.attempt.host));
  const [first] = rows;
  if (!first) return [];
  return [
    ...rows.map((scenario) => ({ title: "", scenario, view: DESK })),
    { title: "400 pixels wide", scenario: first, view: { ...DESK, width: 400 } },
    { title: "without script", scenario: first, view: { ...DESK, script: false } },
    { title: "by address", scenario: on(first, first.attempt.address), view: DESK },
    // Over TLS no certificate would have its name: a browser would not go on.
    { title: "not served", scenario: on(first, "unserved.example", "plain"), view: DESK },
  ];
}

const fileOf = (at: number, title: string, stage: Stage) =>
  `${String(at + 1).padStart(2, "0")}-${title}-${stage}.png`.toLowerCase().replace(
    /[^a-z0-9.-]+/g,
    "-",
  );

/** Logs in as the worked example's users do, in a browser, and keeps a picture of each page. @throws where there is no browser */
export async function browse(browsing: Browsing): Promise<Visit[]> {
  const plans = planned(browsing.deployment);
  const visits: { at: number; visit: Visit }[] = [];
  for (const [address, here] of Map.groupBy(plans, ({ scenario }) => scenario.attempt.address)) {
    await using chromium = await launch({ address, authorities: [browsing.authority] });
    for (const plan of here) {
      const at = plans.indexOf(plan);
      visits.push({ at, visit: await visited(chromium, plan, at, browsing) });
    }
  }
  return visits.toSorted((a, b) => a.at - b.at).map(({ visit }) => visit);
}

async function visited(
  chromium: Chromium,
  { title: how, scenario, view }: Plan,
  at: number,
  { deployment, endpoints, authority, folder, timeout }: Browsing,
): Promise<Visit> {
  const { attempt, password, mechanism, cell: { security } } = scenario;
  const { protocol, address, login, host } = attempt;
  const endpoint = endpoints.find((one) =>
    one.protocol === protocol && one.address === address &&
    (one.security === "tls") === (security === "tls")
  );
  if (!endpoint) throw new RangeError(`Cannot browse ${address}: the web is not served there`);
  const order: Dial = {
    ...{ protocol, endpoint, security, login, password, mechanism, timeout },
    trust: { kind: "authorities", pem: [authority] },
    ...host === undefined ? {} : { host },
    ...attempt.serverName === undefined ? {} : { serverName: attempt.serverName },
    accountOf: canariesOf(deployment),
    transcript: new Transcript(),
  };
  const title = `${login} on ${host}${how === "" ? "" : `, ${how}`}`;
  const shots: Shot[] = [];
  const look: Look = async (page, stage) => {
    const file = fileOf(at, title, stage);
    await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
    shots.push({ stage, file, violations: view.script ? await violationsOf(page) : [] });
  };
  const client = browserClient(chromium, { view, look });
  if (!client.says(order)) throw new RangeError(`Cannot browse: a browser does not say ${title}`);
  const observation = await client.login(order);
  const decisions = possible(scenario);
  return {
    title,
    scenario,
    url: urlOf(order),
    client: client.name,
    observation,
    expected: [...new Set(decisions.map(({ outcome }) => say(outcome)))].join(", or "),
    fits: fits(decisions, observation),
    shots,
  };
}
