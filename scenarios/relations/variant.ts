import { identified } from "../draw/id.ts";
import { inexpressible } from "../draw/expressible.ts";
import type { Scenario } from "../scenario.ts";

/** What may be other in a variant. */
type Change = Partial<Omit<Scenario, "id" | "attempt">> & {
  readonly attempt?: Partial<Scenario["attempt"]>;
};

/** The scenario with something changed and an id of its own; nothing where the protocol cannot say it. */
export function variant({ id: _, ...scenario }: Scenario, change: Change): Scenario[] {
  const attempt = { ...scenario.attempt, ...change.attempt };
  const changed = identified({ ...scenario, ...change, attempt });
  const { mechanism, password } = changed;
  const because = inexpressible(attempt.protocol, mechanism, { login: attempt.login, password });
  return because === undefined ? [changed] : [];
}
