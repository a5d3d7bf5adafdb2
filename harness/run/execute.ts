import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import pLimit, { type LimitFunction } from "p-limit";
import { serveZone, type Zone } from "../dns/zone.ts";
import { fits } from "../judge/login.ts";
import { hash } from "../../scenarios/draw/random.ts";
import { possible } from "../judge/possible.ts";
import { isOpen, type Observation } from "../observation.ts";
import { surelyOpens } from "../judge/surely.ts";
import { endpointFor } from "../targets/endpoint_for.ts";
import { type Running, type Switches, type Target, Unreachable } from "../targets/target.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { makeSequence } from "../sequences/make.ts";
import { typedName } from "../probes/typed_name.ts";
import { canariesOf, dial, type Dialling } from "./dial.ts";
import type { Entry, LoginEntry } from "./entry.ts";
import { type Group, neighbourOf, type World } from "./group.ts";
import { otherForms } from "./other_forms.ts";
import { PROBES } from "./probes.ts";
import { type Trusting, trustOf, USUAL_TRUST } from "./trusting.ts";

/** How many refusals come between two logins that should open. */
const BETWEEN = 24;
/** So many groups in a row without one opened login: the target is dead. */
const DEAD_GROUPS = 4;
/** Deployments that are served at the same time. */
const WORLDS = 3;

export interface Execution {
  readonly target: Target;
  readonly worlds: readonly World[];
  /** Logins at the same time. */
  readonly jobs: number;
  /** Milliseconds for one login. */
  readonly timeout: number;
  /** Absent: certificates are checked by the target's own authority. */
  readonly trusting?: Trusting;
  /** Logins that an earlier run made already, and groups that it finished, by id. */
  readonly seen: ReadonlySet<string>;
  record(entry: Entry): void;
  readonly signal?: AbortSignal;
}

/** Notices a target that opens nothing any more. */
class Breaker {
  #dead = 0;
  reason: string | undefined;

  group(id: string, opened: boolean) {
    this.#dead = opened ? 0 : this.#dead + 1;
    if (this.#dead >= DEAD_GROUPS) {
      this.reason ??= `no login opened in ${this.#dead} groups in a row, the last ${id}`;
    }
  }
}

/** Makes every login of a run that was not seen yet, and records what is seen. @throws {Unreachable} */
export async function execute(execution: Execution): Promise<void> {
  const { worlds, jobs, signal, record } = execution;
  const limit = pLimit(jobs);
  const breaker = new Breaker();
  const queue = worlds.values();
  const work = async () => {
    for (const world of queue) {
      if (breaker.reason !== undefined || signal?.aborted) return;
      await executeWorld(execution, world, limit, breaker);
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORLDS, jobs) }, work));
  if (breaker.reason !== undefined) record({ type: "stopped", because: breaker.reason });
}

async function executeWorld(
  execution: Execution,
  { deployment, groups, sequences }: World,
  limit: LimitFunction,
  breaker: Breaker,
) {
  // A group that was not finished lacks at least its last control.
  const left = groups.filter(({ id }) => !execution.seen.has(id));
  const sequencesLeft = sequences.filter(({ id }) => !execution.seen.has(id));
  if (left.length + sequencesLeft.length === 0) return;
  const { offers, beside = [] } = execution.target;
  const protocols = new Set<Protocol>([
    ...left.flatMap(({ scenarios }) => scenarios.map(({ attempt }) => attempt.protocol)),
    ...sequencesLeft.flatMap(({ kind }) => {
      const { needs, joins } = sequenceKind(kind);
      return [...needs, ...joins];
    })
      .filter((protocol) => [...offers, ...beside].includes(protocol)),
  ]);
  const { switches = {} } = left[0]?.scenarios[0] ?? {};
  await using running = await started(execution.target, deployment, protocols, switches);
  await using zone = remembering(await serveZone(deployment));
  const dialling = {
    endpoints: running.endpoints,
    zone,
    trust: trustOf(execution.trusting ?? USUAL_TRUST, running),
    accountOf: canariesOf(deployment),
    timeout: execution.timeout,
    ...running.clientCertificate ? { clientCertificate: running.clientCertificate } : {},
  };
  const site = { dialling, running, limit, breaker, made: [] };
  const probed = new Set(
    isProbed(deployment)
      ? [...Map.groupBy(groups, protocolOf).values()].map(([first]) => first)
      : [],
  );
  await Promise.all(
    left.map((group) => executeGroup(execution, group, { ...site, probed: probed.has(group) })),
  );
  for (const sequence of sequencesLeft) {
    if (execution.signal?.aborted) return;
    execution.record(await limit(() => makeSequence(sequence, dialling, running)));
  }
}

/** @throws {Unreachable} */
async function started(
  target: Target,
  deployment: Deployment,
  protocols: ReadonlySet<Protocol>,
  switches: Switches,
) {
  try {
    return await target.start(deployment, [...protocols], switches);
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Probes cost more than logins, and ask the same everywhere: one deployment in six is enough. Equal on every machine. */
const isProbed = ({ name }: Deployment) => hash(name) % 6 === 0;

const protocolOf = ({ scenarios }: Group) => scenarios[0]?.attempt.protocol;

/** A name is asked for once: a client's resolver remembers it too. */
function remembering(zone: Zone): Zone {
  const known = new Map<string, Promise<readonly string[]>>();
  return {
    resolve: (host) => {
      const asked = known.get(host) ?? zone.resolve(host);
      known.set(host, asked);
      return asked;
    },
    [Symbol.asyncDispose]: () => zone[Symbol.asyncDispose](),
  };
}

/** Logins that surely should open, and the others. */
function sorted(scenarios: readonly Scenario[]) {
  const { opening = [], refusing = [] } = Object.groupBy(
    scenarios,
    (scenario) => surelyOpens(scenario) ? "opening" : "refusing",
  );
  return { opening, refusing };
}

interface Site {
  readonly dialling: Dialling;
  readonly running: Running;
  readonly limit: LimitFunction;
  readonly breaker: Breaker;
  /** Every login that was begun in the deployment, controls too. */
  readonly made: Scenario[];
  /** Whether probes run here too: once in each protocol of a deployment is enough. */
  readonly probed: boolean;
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

async function executeGroup(execution: Execution, group: Group, site: Site) {
  const { record, signal } = execution;
  const { dialling, running, limit, breaker, made, probed } = site;
  const because = absence(group, running);
  if (because !== undefined) return record({ type: "absent", group: group.id, because });
  const seen = new Set<Observation["kind"]>();
  const login = (role: LoginEntry["role"], scenario: Scenario, id = scenario.id) =>
    limit(async () => {
      const began = performance.now();
      made.push(scenario);
      const { observation, client, transcript } = await dial(scenario, dialling);
      if (signal?.aborted) return observation;
      seen.add(observation.kind);
      const expected = fits(possible(scenario), observation);
      record({
        type: "login",
        role,
        id,
        group: group.id,
        observation,
        client,
        // Refusals are compared by their times, and most take a few milliseconds.
        ms: Math.round((performance.now() - began) * 10) / 10,
        ...(expected ? {} : { transcript: [...transcript()] }),
      });
      return observation;
    });
  const neighbour = neighbourOf(group.scenarios[0]!, `${group.id}/neighbour`);
  /** Makes logins side by side. */
  const batch = async (scenarios: readonly Scenario[]) =>
    await Promise.all(
      scenarios.map(async (scenario) => ({ scenario, seen: await login("scenario", scenario) })),
    );
  /** Sees to it that something opens here: one of the logins that should, else the neighbour. */
  const openings = async (scenarios: readonly Scenario[]) => {
    const made = await batch(scenarios);
    const opens = made.some(({ seen }) => isOpen(seen));
    if (!opens && neighbour) await login("neighbour", neighbour);
    // A refusal of what should open counts where the same account opens by another form, here.
    await Promise.all(made.map(async ({ scenario, seen }) => {
      if (seen.kind !== "refused") return;
      for (const other of otherForms(scenario)) {
        if (isOpen(await login("other form", other, scenario.id))) break;
      }
    }));
  };
  const { opening, refusing } = sorted(group.scenarios.filter(({ id }) => !execution.seen.has(id)));
  const turns = Math.max(1, Math.ceil(refusing.length / BETWEEN));
  for (let turn = 0; turn <= turns; turn++) {
    if (breaker.reason !== undefined || signal?.aborted) return;
    await openings(opening.filter((_, at) => at % (turns + 1) === turn));
    if (turn < turns) await batch(refusing.slice(turn * BETWEEN, (turn + 1) * BETWEEN));
  }
  // Where the target lacks every mechanism that was asked for it said so: that is no dead target.
  const answered = [...seen].some((kind) => kind !== "notOffered");
  if (neighbour && answered) breaker.group(group.id, seen.has("opened") || seen.has("unnamed"));
  if (signal?.aborted) return;
  if (neighbour && probed) {
    for (const probe of PROBES) {
      const found = await limit(() => probe(group, neighbour, dialling));
      if (found) record(found);
    }
  }
  // A probe's login is the neighbour's.
  const name = answered &&
    typedName(group, neighbour ? [...made, neighbour] : made, running.witnessed);
  if (name) record(name);
  record({ type: "group", id: group.id });
}
