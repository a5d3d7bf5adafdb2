import { refused, type Rule, rulesAt, type Situation } from "./rule.ts";

type Found = Situation<"found">;

/** No password given: the account's own. */
function isOwn({ stage: { account }, password = account.password }: Found): boolean {
  return password === account.password;
}

/** The services are those of the account that opens and of its Domain; none listed: all are on. */
function isAdmitted({ stage: { account, domain }, traits: { service } }: Found): boolean {
  const on = [account.services, domain.services].every((services) =>
    services?.includes(service) ?? true
  );
  return account.enabled && on;
}

/** The password, then the services and the state (route.order). */
export const VERIFY_RULES: readonly Rule[] = rulesAt("found", [
  {
    clause: "access.password",
    applies: (found) => !isOwn(found),
    decides: () => refused(),
  },
  {
    clause: "access.service",
    applies: (found) => isOwn(found) && !isAdmitted(found),
    decides: () => refused(),
  },
  {
    clause: "access.password",
    applies: (found) => isOwn(found) && isAdmitted(found),
    decides: ({ stage: { account, domain } }) => ({
      to: { at: "over", outcome: { kind: "opened", account: `${account.name}@${domain.name}` } },
    }),
  },
]);
