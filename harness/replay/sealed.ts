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
export const unseal = (sealed: Sealed): Scenario =>
  opened(sealed, withPasswords(sealed.deployment, (text) => open(text)), new Map());

/**
 * Puts the passwords of a deployment that is there back in the place of their marks. A mark of a password that nobody has there gets a
 * new one.
 * @returns nothing where the scenario is of another deployment
 */
export function unsealIn(sealed: Sealed, given: Deployment): Scenario | undefined {
  const bare = (deployment: Deployment) => JSON.stringify(withPasswords(deployment, () => ""));
  if (bare(sealed.deployment) !== bare(given)) return undefined;
  const own = accountsOf(given);
  const known = new Map(
    accountsOf(sealed.deployment).flatMap(({ account: { password } }, at) => {
      const number = MARK.exec(password)?.[1];
      const real = own[at]?.account.password;
      return number === undefined || real === undefined ? [] : [[number, real] as const];
    }),
  );
  return opened(sealed, given, known);
}

/** @param known passwords by the numbers of their marks */
function open(text: string, known: ReadonlyMap<string, string> = new Map()): string {
  const [, number, length, edit = ""] = MARK.exec(text) ?? [];
  if (number === undefined || length === undefined) return text;
  const digits = createHash("sha256").update(`password ${number}`).digest("base64url");
  const fresh = `${number}Pw${digits}`.repeat(Math.ceil(Number(length) / 40)).slice(
    0,
    Math.max(Number(length), 4),
  );
  const password = known.get(number) ?? fresh;
  return EDITS[edit]?.(password) ?? password;
}

function opened(
  sealed: Sealed,
  deployment: Deployment,
  known: ReadonlyMap<string, string>,
): Scenario {
  return {
    ...sealed,
    deployment,
    password: open(sealed.password, known),
    ...(sealed.before
      ? {
        before: sealed.before.map(({ login, password }) => ({
          login,
          password: open(password, known),
        })),
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
