import type { LimitFunction } from "p-limit";
import { accountsIn, fits } from "../judge/login.ts";
import { possible } from "../judge/possible.ts";
import { surelyOpens } from "../judge/surely.ts";
import { isAnswer, isLetIn, isOpen, type Observation } from "../observation.ts";
import { typedName } from "../probes/typed_name.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { endpointFor } from "../targets/endpoint_for.ts";
import type { Running } from "../targets/target.ts";
import { beyond } from "./beyond.ts";
import type { Breaker } from "./breaker.ts";
import { dial, type Dialling } from "./dial.ts";
import type { Entry, LoginEntry, ProbeEntry } from "./entry.ts";
import { type Group, neighbourOf } from "./group.ts";
import { otherForms } from "./other_forms.ts";
import { PROBES } from "./probes.ts";
import { kindOf, type Pulse, wasSent } from "./pulse.ts";
import { Suspects } from "./sanity.ts";

/** How many refusals come between two logins that should open. */
const BETWEEN = 24;

/** So many refused logins whose account no other form opened, where nothing opened at all: no more forms on that endpoint. */
const FRUITLESS = 8;

/** A deployment's server, and what all its groups share. */
export interface Site {
  readonly dialling: Dialling;
  readonly running: Running;
  /** A login's time, in milliseconds, where so many fail before it on its connection. */
  times(failures?: number): number;
  readonly limit: LimitFunction;
  readonly breaker: Breaker;
  /** Of all deployments. */
  readonly exemplars: ReadonlySet<string>;
  readonly pulse: Pulse;
  readonly seen: ReadonlySet<string>;
  /** Every login that was begun in the deployment, controls too. */
  readonly made: Scenario[];
  /** The accounts that opened, each with the protocol over which it did. */
  readonly opened: Set<`${Protocol} ${FullName}`>;
  record(entry: Entry): void;
  readonly signal: AbortSignal | undefined;
}

/** Logins that surely should open, and the others. */
function sorted(scenarios: readonly Scenario[]) {
  const { opening = [], refusing = [] } = Object.groupBy(
    scenarios,
    (scenario) => surelyOpens(scenario) ? "opening" : "refusing",
  );
  return { opening, refusing };
}

/** Why a target has no such endpoint. */
function absence({ scenarios: [first] }: Group, { absent, endpoints }: Running) {
  if (!first) return undefined;
  const { attempt: { protocol, address }, cell: { security } } = first;
  return absent?.[address] ??
    (endpointFor(endpoints, { protocol, address, security })
      ? undefined
      : `the target has no ${protocol} (${security}) on ${address}`);
}

/** Where no login opens, that a probe was given nothing proves nothing. */
const unproven = (found: ProbeEntry): ProbeEntry =>
  found.finding === "kept"
    ? { ...found, finding: "unclear", why: `${found.why}; but no login opened there` }
    : found;

const isOpening = (kind: Observation["kind"]) => kind === "opened" || kind === "unnamed";

const notMade: Observation = { kind: "unclear", because: "not run" };

/**
 * Makes the logins of one endpoint, between logins that should open, and the probes behind them.
 * @param probed whether probes run here too: once in each protocol of a deployment is enough
 */
export async function makeGroup(group: Group, site: Site, probed: boolean): Promise<void> {
  const { dialling, running, times, limit, breaker, pulse, made, opened, record, signal } = site;
  const [first] = group.scenarios;
  if (!first) return;
  const because = absence(group, running);
  if (because !== undefined) return record({ type: "absent", group: group.id, because });
  const kind = kindOf(first);
  const { protocol } = first.attempt;
  const deployment = first.deployment.name;
  const giveUp = (because: string) =>
    record({ type: "lost", deployment, group: group.id, because });
  const lose = () => {
    giveUp("the endpoint does not answer any more, and others do");
  };
  if (breaker.leaves(kind)) {
    return giveUp(`no ${kind} answered in several deployments`);
  }
  // Where others went out of reach this one may still answer.
  const over = () => breaker.dead || signal?.aborted || pulse.over(group.id);
  const seen = new Set<Observation["kind"]>();
  const suspects = new Suspects();
  const login = (
    role: LoginEntry["role"],
    scenario: Scenario,
    { id = scenario.id, wanted = () => true }: {
      readonly id?: string;
      /** Asked when its turn comes. */
      wanted?(): boolean;
    } = {},
  ) =>
    limit(async () => {
      await pulse.known();
      if (over() || !wanted()) return notMade;
      made.push(scenario);
      const { observation, client, ms, transcript } = await dial(scenario, {
        ...dialling,
        timeout: times(scenario.before?.length),
      });
      if (signal?.aborted) return observation;
      seen.add(observation.kind);
      if (observation.kind === "opened") opened.add(`${protocol} ${observation.account}`);
      suspects.saw(scenario, observation);
      const isTold = role === "scenario" && site.exemplars.has(id) ||
        !fits(possible(scenario), observation);
      record({
        type: "login",
        role,
        id,
        group: group.id,
        observation,
        client,
        ms,
        ...(isTold ? { transcript: [...transcript()] } : {}),
      });
      if (isOpen(observation)) breaker.opened(protocol);
      else if (isLetIn(observation)) breaker.unshown(protocol, observation);
      if (isAnswer(observation)) breaker.answered(kind);
      if (wasSent({ client }) && await pulse.saw(group, observation) === "endpoint") lose();
      return observation;
    });
  const { served = first.deployment } = running;
  const neighbour = neighbourOf({ ...first, deployment: served }, `${group.id}/neighbour`);
  /** Makes logins side by side. */
  const batch = async (scenarios: readonly Scenario[]) =>
    await Promise.all(
      scenarios.map(async (scenario) => ({ scenario, seen: await login("scenario", scenario) })),
    );
  let fruitless = 0;
  /** The account of a login that was refused, by other forms, unless nothing opens here anyway. */
  const byOtherForms = async (scenario: Scenario) => {
    const wanted = () =>
      breaker.triesForms(protocol) && (fruitless < FRUITLESS || [...seen].some(isOpening));
    const forms = otherForms(scenario).filter((form) => beyond(form, running) === undefined);
    for (const other of forms) {
      if (isOpen(await login("other form", other, { id: scenario.id, wanted }))) return;
    }
    if (forms.length === 0) return;
    fruitless++;
    breaker.fruitless(protocol);
  };
  /** Sees to it that something opens here: one of the logins that should, else the neighbour. */
  const openings = async (scenarios: readonly Scenario[]) => {
    const made = await batch(scenarios);
    const opens = made.some(({ seen }) => isOpen(seen));
    if (!opens && neighbour) await login("neighbour", neighbour);
    // A refusal of what should open counts where the same account opens by another form, here.
    await Promise.all(made.map(async ({ scenario, seen }) => {
      if (seen.kind === "refused") await byOtherForms(scenario);
    }));
  };
  const doubted = new Set<FullName>();
  /** A refusal tells a reading only of an account that opens at all: those that did nowhere yet, by other forms, each once. */
  const readings = async (refused: readonly Scenario[]) => {
    for (const scenario of refused) {
      const [account] = accountsIn(possible(scenario));
      if (account === undefined || doubted.has(account)) continue;
      if (opened.has(`${protocol} ${account}`)) continue;
      doubted.add(account);
      await byOtherForms(scenario);
    }
  };
  const { opening, refusing } = sorted(
    group.scenarios.filter((scenario) => {
      if (site.seen.has(scenario.id)) return false;
      const because = beyond(scenario, running);
      if (because === undefined) return true;
      const observation = { kind: "notOffered", because } as const;
      record({
        type: "login",
        role: "scenario",
        id: scenario.id,
        group: group.id,
        observation,
        client: "none",
        ms: 0,
      });
      return false;
    }),
  );
  const turns = Math.max(1, Math.ceil(refusing.length / BETWEEN));
  const refused: Scenario[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    if (over()) return;
    await openings(opening.filter((_, at) => at % (turns + 1) === turn));
    if (turn === turns) break;
    const made = await batch(refusing.slice(turn * BETWEEN, (turn + 1) * BETWEEN));
    refused.push(
      ...made.flatMap(({ scenario, seen }) => seen.kind === "refused" ? [scenario] : []),
    );
  }
  await readings(refused);
  // A server of our own, which has no mode, locks nobody.
  if (dialling.mode !== undefined) {
    for (const sane of suspects.logins(group.id, first)) {
      if (beyond(sane, running) === undefined) await login("sanity", sane);
    }
  }
  if (pulse.over(group.id)) return;
  // Where the target lacks every mechanism that was asked for it said so: that is no dead target.
  const answered = [...seen].some((kind) => kind !== "notOffered");
  const opens = [...seen].some(isOpening);
  if (neighbour && (opens || seen.has("refused"))) breaker.group(group.id, opens);
  else if (seen.has("unclear")) {
    // A small group is over before it is doubted.
    if (await pulse.doubt(group, "no login of the group was answered") === "endpoint") lose();
    if (pulse.over(group.id)) return;
  }
  if (signal?.aborted) return;
  if (neighbour && probed) {
    for (const probe of PROBES) {
      const found = await limit(() => probe(group, neighbour, dialling));
      if (found) record(opens || !answered ? found : unproven(found));
    }
  }
  // A probe's login is the neighbour's.
  const name = answered &&
    typedName(group, neighbour ? [...made, neighbour] : made, running.witnessed);
  if (name) record(name);
  record({ type: "group", id: group.id });
}
