/** What a refusal costs at least, so many times over: other logins wait beside it, and machines differ. */
const TIMES = 3;

/**
 * The time of one login, in milliseconds: what the user gave, and what the refusals cost that may come on its connection, its own
 * among them. A login that a slow server answers late must not be taken for a time-out.
 * @param refusal what one refusal costs (`Budget.refusal`)
 * @param failures logins that fail first on the same connection
 */
export const patience = (timeout: number, refusal = 0, failures = 0): number =>
  timeout + TIMES * refusal * (1 + failures);

/** SCRAM's proof is computed over thousands of rounds on either side (RFC 5802, section 3): on a busy machine that takes its time. */
const PROVING = 2;

/** The time of one login by a mechanism, in milliseconds, out of that of any. */
export const provingIn = (timeout: number, mechanism: string): number =>
  mechanism.startsWith("SCRAM-") ? PROVING * timeout : timeout;
