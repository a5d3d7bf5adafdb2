import { type Policy, referencePolicy } from "../../reference/mod.ts";
import type { Login } from "../../reference/policy/mod.ts";
import type { Mutation } from "./mutant.ts";

type Decision = Awaited<ReturnType<Policy["admit"]>>;

/** What shows of a decision: why it was refused does not. */
const shown = (decision: Decision) => decision.kind === "found" ? decision.fullName : "refused";

/**
 * A server whose policy has other parts in some places. Beside each of its decisions the right one is made; the mutant was
 * active where the two differ, or where it makes none.
 * @param parts made anew for each server where they keep state
 */
export const deciding =
  (parts: Partial<Policy> | (() => Partial<Policy>)) => (activated: () => void): Mutation => {
    const wrong: Policy = {
      ...referencePolicy,
      ...typeof parts === "function" ? parts() : parts,
    };
    return {
      policy: {
        ...wrong,
        async admit(world, login) {
          const right = await referencePolicy.admit(world, login);
          try {
            const decision = await wrong.admit(world, login);
            if (shown(decision) !== shown(right)) activated();
            return decision;
          } catch (error) {
            activated();
            throw error;
          }
        },
        serves(world, protocol, hint) {
          const answer = wrong.serves(world, protocol, hint);
          if (answer !== referencePolicy.serves(world, protocol, hint)) activated();
          return answer;
        },
      },
    };
  };

/** A server that decides some of the logins by a policy with other parts. */
export const decidingWhere = (when: (login: Login) => boolean, parts: Partial<Policy>) =>
  deciding({
    admit: (world, login) =>
      (when(login) ? { ...referencePolicy, ...parts } : referencePolicy).admit(world, login),
  });

/** A server that decides the logins of some mechanisms by a policy with other parts. */
export const decidingBy = (mechanisms: readonly string[], parts: Partial<Policy>) =>
  decidingWhere(({ proof }) => mechanisms.includes(proof.mechanism), parts);
