import type { Lockout } from "./lockout.ts";
import type { Result } from "./verdict.ts";

const WHOM: Readonly<Record<Lockout["scope"], (of: string) => string>> = {
  client: () => "this client's address",
  endpoint: (of) => `this client's address on ${of}`,
  account: (of) => of,
};

const REMEDY =
  "say in the target's file how many are allowed (limits.failures), or lift the server's own limit (fail2ban, anvil, faillock, a login delay)";

const inWords = (after: number, whom: string) =>
  `locked out after at most ${after} failed ${
    after === 1 ? "login" : "logins"
  } on ${whom}; remedy: ${REMEDY}`;

/** A lockout in words, with what to do. */
export const lockoutText = ({ scope, of, after }: Lockout): string =>
  inWords(after, WHOM[scope](of));

/** So many are named. */
const NAMED = 3;

/** All of each deployment in one sentence: the widest, and the fewest failures that any came behind. */
export function lockoutTexts(lockouts: readonly Lockout[]): string[] {
  return [...Map.groupBy(lockouts, ({ deployment }) => deployment).values()].map((of) => {
    const [widest] = of;
    const whom = [
      ...new Set(
        of.flatMap((one) => one.scope === widest?.scope ? [WHOM[one.scope](one.of)] : []),
      ),
    ];
    const more = whom.length > NAMED ? ` and ${whom.length - NAMED} more` : "";
    return inWords(
      Math.min(...of.map(({ after }) => after)),
      `${whom.slice(0, NAMED).join(", ")}${more}`,
    );
  });
}

/** A refusal while the server shuts us out is none of the name's. One that was proven wrong stands: the account opened otherwise. */
export function underLockout(result: Result, lockout: Lockout | undefined): Result {
  const doubtful = result.verdict === "conforms" || result.verdict === "open";
  const refused = result.login?.observed.kind === "refused";
  return lockout && (result.verdict === "unproven" || doubtful && refused)
    ? { ...result, verdict: "unproven", why: `${result.why}; ${lockoutText(lockout)}` }
    : result;
}
