import { accountsOf } from "../../fixtures/deployment.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Sequence } from "../../scenarios/sequence.ts";
import { blank } from "../clients/secrets.ts";
import type { Dialling } from "../run/dial.ts";
import { leftOut } from "../external/modes/deeds.ts";
import type { SequenceEntry } from "../run/entry.ts";
import type { Running } from "../targets/target.ts";
import { ALL } from "./mod.ts";
import type { SequenceCheck } from "./sequence.ts";

/** Makes one sequence, to its end. */
export async function makeSequence(
  sequence: Sequence,
  dialling: Dialling,
  { reconfigure }: Pick<Running, "reconfigure">,
): Promise<SequenceEntry> {
  const checks: readonly SequenceCheck[] = ALL;
  const check = checks.find(({ kind }) => kind === sequence.kind);
  if (!check) throw new TypeError(`Cannot make ${sequence.id}: nothing makes ${sequence.kind}`);
  const why = leftOut(`sequence:${sequence.kind}`, dialling.mode);
  if (why !== undefined) return notMade(sequence, why);
  const began = performance.now();
  const findings = await check.run({
    sequence,
    dialling,
    ...reconfigure === undefined ? {} : { reconfigure },
  });
  // Each connection blanks what was said on it; another one may be told of it, too.
  const before = accountsOf(sequence.deployment).map(({ account: { password } }) => ({ password }));
  const blanked = (text: string) => blank(text, { password: "", before });
  return {
    type: "sequence",
    id: sequence.id,
    kind: sequence.kind,
    findings: findings.map((finding) => ({
      ...finding,
      why: blanked(finding.why),
      ...finding.steps === undefined ? {} : { steps: finding.steps.map(blanked) },
    })),
    ms: Math.round(performance.now() - began),
  };
}

/** One finding for each clause, over the first of its protocols that may join. */
function notMade({ id, kind }: Sequence, why: string): SequenceEntry {
  const { clauses, needs, joins } = sequenceKind(kind);
  const protocols = [...needs, ...joins].slice(0, 1);
  const findings = clauses.flatMap((clause) =>
    protocols.map((protocol) => ({ clause, protocol, finding: "notOffered", why }) as const)
  );
  return { type: "sequence", id, kind, findings, ms: 0 };
}
