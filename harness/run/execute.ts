import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import pLimit, { type LimitFunction } from "p-limit";
import { serveZone, type Zone } from "../dns/zone.ts";
import { hash } from "../../scenarios/draw/random.ts";
import type { Mode } from "../external/target_file.ts";
import { makeSequence } from "../sequences/make.ts";
import { type Switches, type Target, Unreachable } from "../targets/target.ts";
import { Breaker } from "./breaker.ts";
import { canariesOf } from "./dial.ts";
import type { Entry } from "./entry.ts";
import type { Group, World } from "./group.ts";
import { makeGroup, type Site } from "./make_group.ts";
import { patience } from "./patience.ts";
import { Pulse } from "./pulse.ts";
import { asking, lostBehind } from "./asking.ts";
import { settled } from "./settled.ts";
import { type Trusting, trustOf, USUAL_TRUST } from "./trusting.ts";

/** Deployments that are served at the same time. */
const WORLDS = 3;
/** How often a deployment is served, where its server goes out of reach. */
const TRIES = 2;

export interface Execution {
  readonly target: Target;
  readonly worlds: readonly World[];
  /** Logins at the same time. */
  readonly jobs: number;
  /** Milliseconds for one login, beside what the target's refusals cost. */
  readonly timeout: number;
  /** Absent: certificates are checked by the target's own authority. */
  readonly trusting?: Trusting;
  /** What may be done to the server; absent: all. */
  readonly mode?: Mode;
  /** Logins that an earlier run made already, and groups that it finished, by id. */
  readonly seen: ReadonlySet<string>;
  record(entry: Entry): void;
  readonly signal?: AbortSignal;
}

/** What all deployments of an execution share. */
interface Course {
  readonly limit: LimitFunction;
  readonly breaker: Breaker;
}

/**
 * Makes every login of a run that was not seen yet, and records what is seen. A server that goes out of reach is started once more;
 * where that is of no use its deployment is left, and after several the run.
 * @throws {Unreachable} where no deployment could be served at all
 */
export async function execute(execution: Execution): Promise<void> {
  const { worlds, jobs, signal } = execution;
  const course: Course = { limit: pLimit(jobs), breaker: new Breaker() };
  const { breaker } = course;
  let made = false;
  const record = (entry: Entry) => {
    made ||= entry.type !== "lost";
    execution.record(entry);
  };
  const queue = worlds.values();
  let lost: string | undefined;
  const work = async () => {
    for (const world of queue) {
      if (breaker.stop !== undefined || signal?.aborted) return;
      lost = await tryWorld({ ...execution, record }, world, course) ?? lost;
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORLDS, jobs) }, work));
  if (!made && lost !== undefined) throw new Unreachable(lost);
  if (breaker.stop !== undefined) record({ type: "stopped", ...breaker.stop });
}

/** @returns why the deployment's server went out of reach, where it did each time that it was served */
async function tryWorld(
  execution: Execution,
  world: World,
  course: Course,
): Promise<string | undefined> {
  const { breaker } = course;
  const made: Entry[] = [];
  const record = (entry: Entry) => {
    made.push(entry);
    execution.record(entry);
  };
  let because: string | undefined;
  for (let tries = 0; tries < TRIES; tries++) {
    if (breaker.stop !== undefined || execution.signal?.aborted) return because;
    const seen = new Set([...execution.seen, ...settled(made)]);
    because = await served({ ...execution, seen, record }, world, course);
    if (because === undefined) break;
    record({ type: "lost", deployment: world.deployment.name, because });
  }
  breaker.world(because);
  return because;
}

/** @returns why the server is not there any more, or never was */
async function served(execution: Execution, world: World, course: Course) {
  try {
    return await executeWorld(execution, world, course);
  } catch (error) {
    if (error instanceof Unreachable) return error.message;
    throw error;
  }
}

/** @returns why it is lost, where it is @throws {Unreachable} */
async function executeWorld(
  execution: Execution,
  { deployment, groups, sequences }: World,
  { limit, breaker }: Course,
): Promise<string | undefined> {
  const { target, seen, record, signal, timeout } = execution;
  // A group that was not finished lacks at least its last control.
  const left = groups.filter(({ id }) => !seen.has(id));
  const sequencesLeft = sequences.filter(({ id }) => !seen.has(id));
  if (left.length + sequencesLeft.length === 0) return undefined;
  const { offers, beside = [], budget } = target;
  const protocols = new Set<Protocol>([
    ...left.flatMap(({ scenarios }) => scenarios.map(({ attempt }) => attempt.protocol)),
    ...sequencesLeft.flatMap(({ kind }) => {
      const { needs, joins } = sequenceKind(kind);
      return [...needs, ...joins];
    })
      .filter((protocol) => [...offers, ...beside].includes(protocol)),
  ]);
  const { switches = {} } = left[0]?.scenarios[0] ?? {};
  await using running = await started(target, deployment, protocols, switches);
  await using zone = remembering(await serveZone(deployment));
  const times = (failures = 0) => patience(timeout, budget?.refusal, failures);
  const dialling = {
    endpoints: running.endpoints,
    zone,
    trust: trustOf(execution.trusting ?? USUAL_TRUST, running),
    accountOf: canariesOf(deployment),
    timeout: times(),
    ...running.clientCertificate ? { clientCertificate: running.clientCertificate } : {},
    ...running.marks ? { marks: running.marks } : {},
    ...running.terms ? { terms: running.terms } : {},
    ...execution.mode ? { mode: execution.mode } : {},
  };
  const pulse = new Pulse(left, asking(dialling, record));
  const made: Site["made"] = [];
  const site = { dialling, running, times, limit, breaker, pulse, seen, made, record, signal };
  const probed = new Set(
    target.given || isProbed(deployment)
      ? [...Map.groupBy(groups, protocolOf).values()].map(([first]) => first)
      : [],
  );
  await Promise.all(left.map((group) => makeGroup(group, site, probed.has(group))));
  for (const sequence of sequencesLeft) {
    if (signal?.aborted) return undefined;
    const entry = await limit(() =>
      makeSequence({ ...sequence, deployment: running.served ?? deployment }, dialling, running)
    );
    record(entry);
    const lost = await lostBehind(entry, deployment, dialling);
    if (lost !== undefined) return lost;
  }
  return pulse.lost;
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
