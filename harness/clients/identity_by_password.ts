import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";

/** What stands for itself in an answer and looks like a full name; what ends the sentence is no part of it. */
const NAME = /(?<![^\s<("':,])[\w.-]+@[\w.-]*\w(?![\w@%-])/g;

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * Names the account that opened over a protocol that shows nothing of it (SMTP AUTH, the password service): the one whose password was
 * sent (access.password). Among several that have that very password, and where none has it or none was sent (EXTERNAL), the account
 * that the session names decides: no proof, and said to be none. Where it names nobody it may be any of them.
 */
export function identifyByPassword(answer: string, dial: Dial): Observation {
  const accounts = dial.accounts?.() ?? [];
  const claimed = answer.match(NAME)?.at(-1);
  const sent = dial.mechanism === "EXTERNAL" ? undefined : dial.password;
  const fitting = accounts.filter(({ password }) => password === sent);
  const [only] = fitting;
  const told = claimed === undefined ? {} : { claimed };
  if (only && fitting.length === 1) {
    return { kind: "opened", account: only.fullName, proof: "password", ...told };
  }
  const candidates = only ? fitting : accounts;
  // Any mail address may stand in an answer: only an account's says something.
  const named = accounts.find(({ fullName }) => same(fullName, claimed ?? ""));
  if (named && candidates.includes(named)) {
    return { kind: "opened", account: named.fullName, proof: "claim", ...told };
  }
  const which = `${fitting.length || "no"} accounts have this password`;
  return {
    kind: "unnamed",
    candidates: candidates.map(({ fullName }) => fullName),
    because: named
      ? `the session names ${named.fullName}, but ${which}, and it is none of them`
      : `the server does not say whose account it is, and ${which}`,
    ...named ? { claimed: named.fullName } : {},
  };
}
