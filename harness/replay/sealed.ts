import { createHash } from "node:crypto";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

/**
 * A scenario without its passwords: each is replaced by a mark, equal for equal passwords, with its length in characters.
 * What was sent is a mark too, with what was done to the password, where it was done to one.
 */
export type Sealed = Scenario;

/** What a nearly right password was made by. */
const EDITS: Readonly<Record<string, (password: string) => string>> = {
  "": (password) => password,
  "upper case": (password) => password.toUpperCase(),
  "lower case": (password) => password.toLowerCase(),
  "other case": otherCase,
  "blank behind": (password) => `${password} `,
  "blank before": (password) => ` ${password}`,
  "cut to 72": (password) => password.slice(0, 72),
  "one more": (password) => `${password}x`,
  "one less": (password) => password.slice(0, -1),
};

function otherCase(text: string): string {
  return [...text].map((sign) =>
    sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase()
  ).join("");
}

const MARK = /^\[password (\d+), (\d+) characters(?:, ([a-z0-9 ]+))?\]$/;

/** A name that is sent as a password is no secret, and stays what it is. */
const namesIn = ({ domains }: Deployment): ReadonlySet<string> =>
  new Set(domains.flatMap(({ accounts, forwarders }) => [
    ...accounts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...forwarders.map(({ name }) => name),
  ]));

/** Puts marks in the place of passwords. */
export function seal(scenario: Scenario): Sealed {
  const numbers = new Map<string, number>();
  const mark = (password: string, edit = "") => {
    const number = numbers.get(password) ?? numbers.set(password, numbers.size + 1).size;
    return `[password ${number}, ${password.length} characters${edit === "" ? "" : `, ${edit}`}]`;
  };
  const deployment = withPasswords(scenario.deployment, (password) => mark(password));
  // What fits several is most likely made of the subject's.
  const own = accountsOf(scenario.deployment)
    .filter(({ fullName }) => fullName === scenario.subject).map(({ account }) => account.password);
  const names = namesIn(scenario.deployment);
  const sent = (password: string): string => {
    if (password === "") return "";
    for (const [edit, apply] of Object.entries(EDITS)) {
      for (const known of [...own, ...numbers.keys()]) {
        if (apply(known) === password) return mark(known, edit);
      }
    }
    return names.has(password) ? password : mark(password);
  };
  return {
    ...scenario,
    deployment,
    password: sent(scenario.password),
    ...(scenario.before
      ? {
        before: scenario.before.map(({ login, password }) => ({ login, password: sent(password) })),
      }
      : {}),
  };
}

/** Makes new passwords for marks, of the same lengths and in the same relation; what is no mark stays. */
export function unseal(sealed: Sealed): Scenario {
  const open = (password: string): string => {
    const [, number, length, edit = ""] = MARK.exec(password) ?? [];
    if (number === undefined || length === undefined) return password;
    const digits = createHash("sha256").update(`password ${number}`).digest("base64url");
    const fresh = `${number}Pw${digits}`.repeat(Math.ceil(Number(length) / 40)).slice(
      0,
      Math.max(Number(length), 4),
    );
    return EDITS[edit]?.(fresh) ?? fresh;
  };
  return {
    ...sealed,
    deployment: withPasswords(sealed.deployment, open),
    password: open(sealed.password),
    ...(sealed.before
      ? {
        before: sealed.before.map(({ login, password }) => ({ login, password: open(password) })),
      }
      : {}),
  };
}

function withPasswords(deployment: Deployment, change: (password: string) => string): Deployment {
  return {
    ...deployment,
    domains: deployment.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({
        ...account,
        password: change(account.password),
      })),
    })),
  };
}
