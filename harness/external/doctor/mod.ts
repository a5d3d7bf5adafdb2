import { workedExample } from "../../../fixtures/worked_example.ts";
import { printProblem } from "../../../fixtures/problem.ts";
import { trustOf, USUAL_TRUST } from "../../run/trusting.ts";
import { Unreachable } from "../../targets/target.ts";
import { paceOf } from "../pace.ts";
import { targetAt } from "../read_target.ts";
import { externalTarget } from "../target.ts";
import type { ExternalEndpoint, TargetFile } from "../target_file.ts";
import { address } from "./address.ts";
import type { Finding } from "./finding.ts";
import { greeting } from "./greeting.ts";
import { identity } from "./identity.ts";
import { lockout } from "./lockout.ts";
import { logins, type Usable } from "./logins.ts";
import { offer } from "./offer.ts";
import { type Patient, placeOf } from "./patient.ts";
import { Purse } from "./purse.ts";
import { tls } from "./tls.ts";

export interface Examining {
  /** Milliseconds for each thing that is looked at: whatever the server does, all comes to an end. */
  readonly timeout: number;
  /** Called with each finding as it is made. */
  tell(finding: Finding): void;
}

/** Looks at a server by its file, before any test: in order, and what needs something that is not there is skipped. */
export async function examine(path: string, examining: Examining): Promise<Finding[]> {
  const found: Finding[] = [];
  const tell = (...findings: readonly Finding[]) => {
    for (const finding of findings) {
      found.push(finding);
      examining.tell(finding);
    }
  };
  const reading = targetAt(path);
  if (reading.kind === "rejected") {
    tell(...reading.problems.map((problem): Finding => ({
      stage: "file",
      at: path,
      grade: "failed",
      says: printProblem({ ...problem, remedy: "" }).replace(/ Remedy: $/, ""),
      mend: problem.remedy,
    })));
    return found;
  }
  const file = reading.target;
  tell({ stage: "file", at: path, grade: "ok", says: `it can be read (mode ${file.mode})` });
  try {
    await using there = await patientOf(file, examining.timeout);
    await look(there.patient, file, tell);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const mend = "run the command of `provision` by hand, with a deployment on its stdin";
    tell({ stage: "reach", at: path, grade: "failed", says: error.message, mend });
  }
  return found;
}

/** What the file serves; where a command makes it serve any, the worked example. @throws {Unreachable} */
async function patientOf(file: TargetFile, timeout: number) {
  const { serves, trusting = USUAL_TRUST, limits } = file;
  const target = externalTarget(file);
  const deployment = serves.kind === "fixed" ? serves.deployment : workedExample;
  const running = await target.start(deployment, target.offers);
  const patient: Patient = {
    deployment,
    endpoints: running.endpoints.map(({ via, ...endpoint }) => ({
      ...endpoint,
      host: via?.host ?? endpoint.address,
      port: via?.port ?? endpoint.port,
    })),
    marks: running.marks ?? {},
    trust: trustOf(trusting, running),
    limits,
    timeout,
  };
  return { patient, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

/** What a run leaves out there, since others could read the passwords. */
const guarded = (endpoint: ExternalEndpoint): Finding[] =>
  endpoint.tlsOnly
    ? [{
      stage: "offer",
      at: placeOf(endpoint),
      grade: "skipped",
      says: "logins without TLS are not offered: they would show passwords to the net",
      mend: "where that does no harm, write clear: true beside security: upgrade",
    }]
    : [];

async function look(
  patient: Patient,
  { lacks, limits }: TargetFile,
  tell: (...findings: readonly Finding[]) => void,
): Promise<void> {
  const usable: Usable[] = [];
  const isRight = ({ grade }: Finding) => grade !== "failed";
  for (const endpoint of patient.endpoints) {
    tell(...guarded(endpoint));
    const looked = await greeting(patient, endpoint);
    tell(...looked.findings);
    if (!looked.alive) continue;
    const certificate = await tls(patient, endpoint);
    tell(...certificate);
    if (!certificate.every(isRight)) continue;
    const { findings, mechanism } = await offer(patient, endpoint, lacks);
    tell(...findings);
    if (mechanism !== undefined) usable.push({ endpoint, mechanism });
  }
  const ward = {
    patient,
    purse: new Purse(limits.failures),
    ahead: paceOf(limits.loginsPerSecond),
  };
  tell(...identity(patient));
  if (usable.length === 0) {
    const at = patient.endpoints.map(placeOf).join(", ");
    tell({
      stage: "login",
      at,
      grade: "skipped",
      says: "not tried: no endpoint is as it should be",
    });
    return;
  }
  const { findings, entered } = await logins(ward, usable);
  tell(...findings);
  tell(...await address(ward, usable));
  tell(...await lockout(ward, entered));
}
