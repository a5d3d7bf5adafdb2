import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import pLimit, { type LimitFunction } from "p-limit";
import { serveZone } from "../dns/zone.ts";
import { hash } from "../../scenarios/draw/random.ts";
import type { Mode } from "../external/target_file.ts";
import { makeSequence } from "../sequences/make.ts";
import { type Target, Unreachable } from "../targets/target.ts";
import { Breaker } from "./breaker.ts";
import { canariesOf } from "./dial.ts";
import type { Entry } from "./entry.ts";
import type { Group, World } from "./group.ts";
import { makeGroup, type Site } from "./make_group.ts";
import { patience } from "./patience.ts";
import { kindIn, Pulse } from "./pulse.ts";
import { asking, lostBehind } from "./asking.ts";
import { remembering } from "./remembering.ts";
import { settled } from "./settled.ts";
import { started } from "./started.ts";
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
  /** Logins whose transcripts are kept whatever they come to, by id; absent: none. */
  readonly exemplars?: ReadonlySet<string>;
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
  const course: Course = {
    limit: pLimit(jobs),
    breaker: new Breaker(protocolsIn(worlds).size),
  };
  const { breaker } = course;
  let made = false;
  const record = (entry: Entry) => {
    made ||= entry.type !== "lost";
    execution.record(entry);
  };
  const queue = worlds.values();
  let lost: string | undefined;
  let stood = false;
  const work = async () => {
    for (const world of queue) {
      if (breaker.stop !== undefined || signal?.aborted) return;
      const because = await tryWorld({ ...execution, record }, world, course);
      if (because === undefined) stood = true;
      else lost = because;
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORLDS, jobs) }, work));
  if (!made && lost !== undefined) throw new Unreachable(lost);
  const stop = breaker.stop ??
    (lost === undefined || stood ? undefined : { because: lost, outOfReach: true } as const);
  if (stop !== undefined) record({ type: "stopped", ...stop });
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
  let end: End = { kind: "whole" };
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0 && (breaker.stop !== undefined || execution.signal?.aborted)) break;
    const seen = new Set([...execution.seen, ...settled(made)]);
    const next: End = await served({ ...execution, seen, record }, world, {
      ...course,
      again: tries > 0,
    });
    // What answered the first time was not asked again.
    end = end.kind === "part" && next.kind === "lost" && next.started ? end : next;
    if (end.kind === "whole") break;
    if (end.kind === "lost") {
      record({ type: "lost", deployment: world.deployment.name, because: end.because });
    }
  }
  if (end.kind === "part") {
    for (const group of givenUp(made, world)) breaker.silent(kindIn(group));
  }
  if (end.kind !== "lost") {
    breaker.whole();
    return undefined;
  }
  breaker.lost(end.because, end.started ? protocolsIn([world]) : []);
  return end.because;
}

/** The groups that were given up, and not finished then. */
function givenUp(made: readonly Entry[], { groups }: World): Group[] {
  const finished = new Set(made.flatMap((entry) => entry.type === "group" ? [entry.id] : []));
  const lost = new Set(
    made.flatMap((entry) => entry.type === "lost" && entry.group ? [entry.group] : []),
  );
  return groups.filter(({ id }) => lost.has(id) && !finished.has(id));
}

/** What became of a deployment that was served. `part`: some of its endpoints did not answer any more. */
type End =
  | { readonly kind: "whole" | "part" }
  | { readonly kind: "lost"; readonly because: string; readonly started: boolean };

const protocolsIn = (worlds: readonly World[]): Set<Protocol> =>
  new Set(worlds.flatMap(({ groups }) => groups.flatMap((group) => protocolOf(group) ?? [])));

interface Again {
  /** It is served once more. */
  readonly again: boolean;
}

/** Serves a deployment and makes what is left to be seen of it. */
async function served(
  execution: Execution,
  world: World,
  course: Course & Again,
): Promise<End> {
  try {
    return await executeWorld(execution, world, course);
  } catch (error) {
    if (error instanceof Unreachable) {
      return { kind: "lost", because: error.message, started: false };
    }
    throw error;
  }
}

/** @throws {Unreachable} */
async function executeWorld(
  execution: Execution,
  { deployment, groups, sequences }: World,
  { limit, breaker, again }: Course & Again,
): Promise<End> {
  const { target, seen, record, signal, timeout } = execution;
  // A group that was not finished lacks at least its last control.
  const left = groups.filter(({ id }) => !seen.has(id));
  const sequencesLeft = sequences.filter(({ id }) => !seen.has(id));
  if (left.length + sequencesLeft.length === 0) return { kind: "whole" };
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
  const opened: Site["opened"] = new Set();
  const site = {
    dialling,
    running,
    times,
    limit,
    breaker,
    exemplars: execution.exemplars ?? new Set<string>(),
    pulse,
    again,
    seen,
    made,
    opened,
    record,
    signal,
  };
  const probed = new Set(
    target.given || isProbed(deployment)
      ? [...Map.groupBy(groups, protocolOf).values()].map(([first]) => first)
      : [],
  );
  // What fell silent before is asked first whether it is there now.
  const [asked] = left;
  if (again && asked) await pulse.doubt(asked, "no login is answered after another start");
  await Promise.all(left.map((group) => makeGroup(group, site, probed.has(group))));
  for (const sequence of sequencesLeft) {
    if (signal?.aborted) break;
    const entry = await limit(() =>
      makeSequence({ ...sequence, deployment: running.served ?? deployment }, dialling, running)
    );
    record(entry);
    const lost = await lostBehind(entry, deployment, dialling);
    if (lost !== undefined) return { kind: "lost", because: lost, started: true };
  }
  const lost = running.down?.() ?? pulse.lost;
  if (lost !== undefined) return { kind: "lost", because: lost, started: true };
  return { kind: pulse.lacks ? "part" : "whole" };
}

/** Probes cost more than logins, and ask the same everywhere: one deployment in six is enough. Equal on every machine. */
const isProbed = ({ name }: Deployment) => hash(name) % 6 === 0;

const protocolOf = ({ scenarios }: Group) => scenarios[0]?.attempt.protocol;
