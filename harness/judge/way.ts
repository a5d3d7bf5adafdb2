import { isOpen } from "../observation.ts";
import { fits } from "./login.ts";
import type { Result } from "./verdict.ts";

/**
 * How a wrong server shows. `another`: it opens an account, and not the one it should. `opens`: it opens where it should
 * refuse. `refuses`: it refuses where it should open. `gives`: a probe got what it should not. `breaks`: steps of several
 * sessions come out otherwise than they should. `answers`: it answers
 * otherwise than it should. `mixes`: it follows one reading of an OPEN clause here and another one there. `nothing`: nothing
 * can be proven of it any more.
 */
export type Way =
  | "another"
  | "opens"
  | "refuses"
  | "gives"
  | "breaks"
  | "answers"
  | "mixes"
  | "nothing";

/** Probes of what an opened session is called. */
export const NAMING: ReadonlySet<Result["check"]> = new Set([
  "probe:bound-jid",
  "probe:session-name",
]);

/** How a result that is not green shows. */
export function wayOf({ verdict, check, login }: Pick<Result, "verdict" | "check" | "login">): Way {
  if (verdict === "unproven") return "nothing";
  if (check.startsWith("sequence:")) return "breaks";
  if (!login || (check.startsWith("probe:") && !NAMING.has(check))) return "gives";
  if (check !== "decide" && !check.startsWith("relation:")) return "answers";
  const { observed, expected } = login;
  if (verdict === "deviates" && fits([expected], observed)) return "mixes";
  if (isOpen(observed)) return expected.outcome.kind === "opened" ? "another" : "opens";
  return expected.outcome.kind === "opened" ? "refuses" : "answers";
}
