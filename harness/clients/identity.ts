import { canaryIn } from "../../fixtures/canary.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import { LET_IN, type Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { identifyByPassword } from "./identity_by_password.ts";

const unclear = (because: string): Observation => ({
  kind: "unclear",
  because: `${LET_IN}${because}`,
});

/** The accounts whose own marks stand in a text; of marks of which one holds another the longer one counts. */
function owners(text: string, { accounts = () => [] }: Pick<Dial, "accounts">): FullName[] {
  const found = accounts().flatMap(({ fullName, mark }) =>
    mark?.kind === "text" && text.includes(mark.text) ? [{ fullName, shown: mark.text }] : []
  );
  return found.filter(({ shown }) =>
    !found.some((one) => one.shown !== shown && one.shown.includes(shown))
  ).map(({ fullName }) => fullName);
}

/** Whether a text shows an account of the dial's: by our canary, whosesoever, or by a mark of its own. */
export const shows = (text: string, dial: Pick<Dial, "accounts">): boolean =>
  canaryIn(text) !== undefined || owners(text, dial).length > 0;

/** Names the account that a text's canary belongs to; a login without a canary of this deployment proves nothing. */
export function identify(text: string, dial: Dial, claimed?: string): Observation {
  const token = canaryIn(text);
  const ours = token === undefined ? undefined : dial.accountOf(token);
  const [account, another] = ours === undefined ? owners(text, dial) : [ours];
  if (another !== undefined) return unclear("but saw marks of several accounts");
  if (account !== undefined) {
    return { kind: "opened", account, ...(claimed === undefined ? {} : { claimed }) };
  }
  return token === undefined
    ? identifySilent(dial, claimed)
    : unclear("but saw a canary of no account here");
}

/**
 * No canary was seen: it can only be an account that has none, and the password tells which. Where the password is one of an account
 * that should have shown something, nothing is told: its canary may be lost.
 */
function identifySilent(dial: Dial, claimed = ""): Observation {
  const accounts = dial.accounts?.() ?? [];
  const silent = accounts.filter(({ mark }) => mark?.kind === "none");
  const sent = accounts.filter(({ password }) => password === dial.password);
  const lost = sent.length > 0 && sent.every(({ mark }) => mark?.kind !== "none");
  if (silent.length === 0 || lost) return unclear("but saw no canary");
  return identifyByPassword(claimed, { ...dial, accounts: () => silent });
}
