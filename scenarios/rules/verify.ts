import { refused, type Rule, rulesAt, type Situation } from "./rule.ts";

type Found = Situation<"found">;

/**
 * Whether the account's own password was shown, or a certificate that the server goes by. One of an authority that it does
 * not know is answered like a wrong password.
 */
function isProven({ stage: { account }, shown = account.password }: Found): boolean {
  return typeof shown === "string" ? shown === account.password : shown.certificate === "trusted";
}

/** The services are those of the account that opens and of its Domain; none listed: all are on. */
function isAdmitted({ stage: { account, domain }, traits: { service } }: Found): boolean {
  const on = [account.services, domain.services].every((services) =>
    services?.includes(service) ?? true
  );
  return account.enabled && on;
}

/** The password, then the services and the state (route.order). */
const found = rulesAt("found", [
  {
    clause: "access.password",
    applies: (found) => !isProven(found),
    decides: () => refused(),
  },
  {
    clause: "access.service",
    applies: (found) => isProven(found) && !isAdmitted(found),
    decides: () => refused(),
  },
  {
    clause: "access.password",
    applies: (found) => isProven(found) && isAdmitted(found),
    decides: ({ stage: { account, domain }, attempt: { authzid } }) => {
      const fullName = `${account.name}@${domain.name}` as const;
      // None asked for: the authorization identity is the account's own (RFC 4616, 2).
      return authzid
        ? { to: { at: "proven", account: fullName, asked: authzid } }
        : { to: { at: "over", outcome: { kind: "opened", account: fullName } } };
    },
  },
]);

/** Whom the session is to act as: nobody but the account itself, since no such right is granted in a deployment. */
const proven = rulesAt("proven", [
  {
    clause: "access.authzid",
    applies: () => true,
    decides: ({ stage: { account, asked }, leads }) =>
      leads(asked) === account
        ? { to: { at: "over", outcome: { kind: "opened", account } }, as: "changes" }
        : refused(),
  },
]);

export const VERIFY_RULES: readonly Rule[] = [...found, ...proven];
