import { type CheckId, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { LogOut, Opened } from "../observation.ts";
import type { Result, Verdict } from "./verdict.ts";

/** What sessions call their account, by protocol. */
interface Claim {
  readonly check: CheckId;
  readonly clause: ClauseId;
  /** The account that it names. Nothing: it names none, so that it contradicts nothing. */
  names(claimed: string, deployment: Deployment): string | undefined;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Any mail address may stand in a page or an answer: only an account's is a claim. */
const IN_TEXT: Claim = {
  check: "probe:session-name",
  clause: "name.full",
  names: (address, deployment) =>
    accountsOf(deployment).find(({ fullName }) => same(fullName, address))?.fullName,
};

const CLAIMS: Readonly<Partial<Record<Protocol, Claim>>> = {
  xmpp: {
    check: "probe:bound-jid",
    clause: "client.xmpp.jid",
    names: (jid) => jid.split("/")[0],
  },
  ximss: { check: "probe:session-name", clause: "name.full", names: (name) => name },
  smtp: IN_TEXT,
  ldap: IN_TEXT,
  pwd: IN_TEXT,
  web: IN_TEXT,
};

const broken = (clause: ClauseId): Verdict =>
  CLAUSES[clause].level === "should" ? "differs" : "deviates";

/** What a session calls its account is the account that was told otherwise: by its canary or its password. */
function named(result: Result, { account, proof, claimed }: Opened): Result[] {
  // What nothing but the claim told is no witness of it.
  const claim = proof === "claim" ? undefined : CLAIMS[result.protocol];
  const name = claimed === undefined
    ? undefined
    : claim?.names(claimed, result.login!.scenario.deployment);
  if (!claim || name === undefined) return [];
  const right = same(name, account);
  return [found(result, {
    ...claim,
    verdict: right ? "conforms" : broken(claim.clause),
    why: right
      ? `the session is called ${account}`
      : `the session is called ${claimed}, while ${account} is open`,
  })];
}

/** Behind its log-out nobody is logged in: no page of an account is shown any more. */
function loggedOut(result: Result, { logOut }: Opened): Result[] {
  if (!logOut) return [];
  const clause = "access.login-first";
  const verdicts: Readonly<Record<LogOut["finding"], Verdict>> = {
    kept: "conforms",
    broken: broken(clause),
    unclear: "unproven",
    notOffered: "notOffered",
  };
  const { finding, why } = logOut;
  return [found(result, { check: "probe:log-out", clause, verdict: verdicts[finding], why })];
}

function found(
  { id, protocol, login }: Result,
  { check, clause, verdict, why }: Pick<Result, "check" | "clause" | "verdict" | "why">,
): Result {
  const shown = verdict !== "conforms" && login;
  return {
    id: `${check} ${id}`,
    ...{ check, clause, verdict, why, protocol },
    level: CLAUSES[clause].level,
    trace: [],
    ...shown && { login },
  };
}

/** What sessions that opened told beside their canary: what they call their account, and how they ended. */
export const sessions = (results: readonly Result[]): Result[] =>
  results.flatMap((result) => {
    const seen = result.login?.observed;
    return seen?.kind === "opened" ? [...named(result, seen), ...loggedOut(result, seen)] : [];
  });
