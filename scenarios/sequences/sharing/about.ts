import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { isMeant, isPlain } from "./identifiers.ts";
import { administers, domainOf } from "./leads.ts";
import type { Mailbox, Model } from "./model.ts";
import type { Step } from "./step.ts";

/** Deeds that need more than to find and to read. */
const BY_LETTERS: ReadonlySet<Step["does"]> = new Set<Step["does"]>([
  "rights",
  "append",
  "copy",
  "flag",
  "expunge",
  "create",
  "delete",
  "grant",
  "revoke",
  "grants",
]);

/**
 * The clauses that a step asks about, the least plain thing in it first: steps are shrunk towards plain names, identifiers and
 * actors, so that what is left of the unusual is what a wrong server is wrong about.
 */
export function about(
  model: Model,
  step: Step,
  owner: FullName | undefined,
  mailbox: Mailbox | undefined,
): ClauseId[] {
  const { by, on } = step;
  const name = "where" in step ? step.where.name : undefined;
  const clauses: ClauseId[] = [];
  const isBare = name !== undefined && !/[@%]/.test(name);
  if (isBare && on === "foreign") clauses.push("share.default-domain");
  else if (name !== undefined && name !== owner) clauses.push("share.name");
  const given = [...mailbox?.grants ?? []];
  const to = "to" in step ? step.to : undefined;
  const spellings = given.map(([meant]) => model.spelled.get(`${owner} ${meant}`) ?? meant);
  if (spellings.some((one) => !isPlain(one)) || to !== undefined && !isPlain(to)) {
    clauses.push("share.identifiers");
  }
  if (by === owner) {
    if (tellsRights(step, given.length > 0)) clauses.push("share.rights");
    clauses.push("share.owner");
  } else {
    const isGiven = given.some(([meant]) => isMeant(model.deployment, meant, by));
    const may = isGiven || owner && administers(model.deployment, by, owner);
    if (may && owner && domainOf(by) !== domainOf(owner)) clauses.push("share.cross-domain");
    if (isGiven && BY_LETTERS.has(step.does)) clauses.push("share.rights");
    // What administrators may without a grant stands there too.
    clauses.push("share.granted");
  }
  if (name !== undefined) clauses.push("share.name");
  return [...new Set(clauses)];
}

/** What is done with letters, by whoever may do it. */
const tellsRights = (step: Step, isGiven: boolean): boolean =>
  step.does === "grants" && isGiven || step.does === "grant" && step.letters !== "lr";
