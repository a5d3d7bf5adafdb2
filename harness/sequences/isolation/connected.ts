import type { FullName } from "../../../fixtures/deployment.ts";
import { isOpen, type Observation } from "../../observation.ts";
import type { Session } from "../../sessions/session.ts";

/** A connection, before its login and behind it. */
export interface Connected {
  readonly session: Session;
  secured: boolean;
  refused: number;
  /** Of a login that has only been half said. */
  named?: string;
  /** What its login opened. */
  account?: FullName;
}

/**
 * Whether a session did not take another login, and is what it was: a server may take one, and need not (RFC 959, section 4.1.1).
 * @param before what was open in it; @param seen what the other login came to
 */
export async function stays(
  at: Connected,
  before: FullName | undefined,
  seen: Observation | undefined,
): Promise<boolean> {
  if (before === undefined || seen === undefined || isOpen(seen)) return false;
  const now = await at.session.whose?.().catch(() => undefined);
  if (now?.kind !== "opened" || now.account !== before) return false;
  at.account = before;
  return true;
}
