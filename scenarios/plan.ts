import type { ClauseId } from "../fixtures/clauses/mod.ts";
import type { Deployment } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { workedExample, workedExampleSharedPassword } from "../fixtures/worked_example.ts";
import { ALL as FORMS } from "./forms/mod.ts";
import { securityIn } from "./draw/security.ts";
import type { Order } from "./draw/scenario.ts";
import type { Form } from "./forms/form.ts";
import { lattice } from "./lattice/mod.ts";
import { cellsOf, isLeading } from "./plan/cells.ts";
import { Count, type Decided, decided } from "./plan/count.ts";
import { familyRows } from "./plan/family_rows.ts";
import { type Given, isWithin, poolOfGiven, shortOfGiven } from "./plan/given.ts";
import { ipv6Rows } from "./plan/ipv6_rows.ts";
import { securitiesOf } from "./offers.ts";
import { mechanismOrders } from "./plan/mechanisms.ts";
import { poolOf } from "./plan/pool.ts";
import { type Profile, PROFILES } from "./plan/profiles.ts";
import { relate, type Related } from "./plan/relate.ts";
import { type Short, shortOf } from "./plan/short.ts";
import { placeShowing } from "./plan/showing.ts";
import { sequencesOf } from "./plan/sequences.ts";
import type { Sequence } from "./sequence.ts";
import { topUpClauses, topUpOpening } from "./plan/top_up.ts";
import { wrongBeside } from "./plan/wrong_beside.ts";
import { absoluteRows, workedRows } from "./plan/worked_rows.ts";
import { routerRows } from "./router/mod.ts";
import type { Cell, Scenario } from "./scenario.ts";

export type { Given } from "./plan/given.ts";
export type { Profile } from "./plan/profiles.ts";
export type { Related } from "./plan/relate.ts";
export type { Short } from "./plan/short.ts";

/** What a run is to do. Plain data; equal options give equal bytes, on every machine. */
export interface Plan {
  /** What was drawn is a function of it. */
  readonly seed: number;
  /** How much is tried. */
  readonly profile: Profile;
  /** The only deployment that the target has; absent: it serves any. */
  readonly given?: Deployment;
  /** Those that a login below is made in; the worked example is always the first, but for a given one. */
  readonly deployments: readonly Deployment[];
  /** In the order of the deployments, so that each is served once. */
  readonly scenarios: readonly Scenario[];
  /** Logins that must come out alike, whatever the answer is. */
  readonly relations: readonly Related[];
  /** Made and told, but judged by no clause: conflicts of the lattice in which FTP's HOST is a side. */
  readonly observed: readonly Scenario[];
  /** Steps of several sessions, each in a deployment of its own. */
  readonly sequences: readonly Sequence[];
  /** Where fewer logins are decided by a clause than the profile promises; of the whole plan, whatever was selected. */
  readonly short: readonly Short[];
}

/** What a plan is a function of. */
export interface PlanOptions {
  /** A whole number. */
  readonly seed: number;
  /** How much to try. */
  readonly profile: Profile;
  /** Those that the server speaks. */
  readonly protocols: readonly Protocol[];
  /** Keeps a part of the plan: every scenario that is kept is one of the whole plan, with the same id. */
  readonly select?: {
    cell?(cell: Cell): boolean;
    clause?(clause: ClauseId): boolean;
  };
  /** @internal For tests: the forms to walk, else all. */
  readonly forms?: readonly Form[];
  /** The only deployment that the target has. Absent: it serves any. */
  readonly given?: Given;
}

/** Walks every cell of a profile, and draws more where a clause decided too little or too few logins should open. */
export function plan(
  { seed, profile, protocols, select, forms = FORMS, given }: PlanOptions,
): Plan {
  const numbers = PROFILES[profile];
  const pool = given ? poolOfGiven(seed, given) : poolOf(seed, numbers.deployments);
  const byId = new Map(forms.map((form) => [form.id, form]));
  const order = (cell: Cell): Order | undefined => {
    const form = byId.get(cell.form);
    // An authorization identity is SASL's: PLAIN carries it.
    return form && { cell, form, ...(cell.authzid === undefined ? {} : { mechanism: "PLAIN" }) };
  };
  const count = new Count();
  const written = given ? NOTHING_WRITTEN : writtenFor(profile, protocols);
  for (const scenario of written.judged) count.add(decided(scenario));
  for (const cell of cellsOf(profile, protocols, forms)) {
    const walked = order(cell);
    // An endpoint more needs controls of its own: most cells of smoke take the security that a deployment has.
    const place = profile === "smoke" && !isLeading(cell) ? pool.placeAnywhere : pool.place;
    const scenario = walked && place(walked, 0);
    if (scenario) count.add(decided(scenario));
  }
  for (const wanted of mechanismOrders(profile, protocols, forms)) {
    const shown = placeShowing(pool, wanted);
    if (shown) count.add(shown);
  }
  // What must come out alike is judged by itself too: then less is to be drawn for its clause.
  const related = relate(
    count.all,
    protocols,
    numbers.pairs,
    ({ clause, scenario: { cell } }) =>
      count.shown("decides", clause, cell.protocol) >= numbers.perClause,
    (other) => given === undefined || isWithin(other, given),
  );
  for (const { others } of related) {
    for (const other of others) count.add(decided(other));
  }
  const draft = { forms, count, pool, order };
  // Nothing else shows what a given deployment can.
  const perClause = given ? Math.max(1, numbers.perClause) : numbers.perClause;
  topUpClauses(draft, protocols, perClause);
  for (const scenario of wrongBeside(count.all)) count.add(decided(scenario));
  topUpOpening(draft, numbers.opening, numbers.most);
  const short = given
    ? shortOfGiven(count, protocols, perClause, related)
    : shortOf(count, protocols, perClause);
  const isWanted = ({ scenario, clause }: Decided) =>
    (select?.cell?.(scenario.cell) ?? true) && (select?.clause?.(clause) ?? true);
  const drawn = count.all.filter(isWanted);
  const kept = [...drawn, ...written.uncounted.map(decided).filter(isWanted)];
  const ids = new Set(kept.map(({ scenario }) => scenario.id));
  const relations = related.filter(({ base, others }) =>
    ids.has(base) && others.every(({ id }) => ids.has(id))
  );
  const observed = written.observed.filter(({ cell }) =>
    (select?.cell?.(cell) ?? true) && select?.clause === undefined
  );
  const deployments = given
    ? [given.deployment]
    : deploymentsOf([...kept.map(({ scenario }) => scenario), ...observed]);
  const place = new Map(deployments.map((deployment, at) => [deployment, at]));
  const scenarios = kept.map(({ scenario }) => scenario)
    .sort((a, b) => (place.get(a.deployment) ?? 0) - (place.get(b.deployment) ?? 0));
  return {
    seed,
    profile,
    ...given ? { given: given.deployment } : {},
    deployments,
    scenarios,
    relations,
    observed,
    sequences: given ? [] : sequencesOf(seed, profile, protocols),
    short,
  };
}

/**
 * Upgraded, where a protocol can be: what was said before TLS is asked about in every run. Over TLS from the start what an address
 * of a Domain's own gives.
 */
const securedRows = (protocols: readonly Protocol[]) =>
  workedRows(workedExampleSharedPassword, protocols, (protocol) => securitiesOf(protocol).slice(1))
    .filter(({ cell: { protocol, security }, subject }) =>
      security === securitiesOf(protocol)[1] || subject === "info@client1.com"
    );

/** The security that a deployment's logins by a protocol have, alone. */
const one = (deployment: Deployment) => (protocol: Protocol) => [securityIn(deployment, protocol)];

/** The worked example, and with it user 3 reading a stranger's mail. */
const workedFor = (profile: Profile, protocols: readonly Protocol[]) => [
  ...workedRows(
    workedExample,
    protocols,
    profile === "smoke" ? () => ["plain"] : securitiesOf,
  ),
  ...absoluteRows(workedExample, protocols),
  ...(profile === "smoke"
    ? securedRows(protocols)
    : workedRows(workedExampleSharedPassword, protocols, one(workedExampleSharedPassword))),
];

interface Written {
  readonly judged: readonly Scenario[];
  readonly uncounted: readonly Scenario[];
  readonly observed: readonly Scenario[];
}

/** All that is written has deployments of its own. */
const NOTHING_WRITTEN: Written = { judged: [], uncounted: [], observed: [] };

/** Logins that are written, not drawn. */
function writtenFor(profile: Profile, protocols: readonly Protocol[]): Written {
  const worked = workedFor(profile, protocols);
  if (profile === "smoke") return { ...NOTHING_WRITTEN, judged: worked };
  const { judged, observed } = lattice(protocols);
  // Few machines have the addresses of those that are not counted: no clause may rest on them.
  return {
    judged: [...worked, ...familyRows(protocols), ...routerRows(protocols), ...judged],
    uncounted: ipv6Rows(protocols),
    observed,
  };
}

/** The worked example, then the others in the order of their numbers. */
function deploymentsOf(scenarios: readonly Scenario[]): Deployment[] {
  const first = [workedExample, workedExampleSharedPassword];
  const used = new Set(scenarios.map(({ deployment }) => deployment));
  const drawn = [...used].filter((deployment) => !first.includes(deployment));
  // Not by localeCompare: its order depends on the machine.
  drawn.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return [workedExample, ...first.slice(1).filter((each) => used.has(each)), ...drawn];
}
