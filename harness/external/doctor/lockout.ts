import { isOpen } from "../../observation.ts";
import type { Finding } from "./finding.ts";
import { type Entered, logIn, type Ward } from "./logins.ts";
import { accountNamed, placeOf } from "./patient.ts";
import { USUAL } from "./purse.ts";

/** A refusal that takes so long, in milliseconds, makes a run long. */
const SLOW = 1000;

/** Nobody's password. */
const wrongPassword = () => `not-${crypto.randomUUID()}`;

/** Whether the server still opens an account behind a few wrong passwords, as many as the file allows, and how long those take. */
export async function lockout(ward: Ward, entered: readonly Entered[]): Promise<Finding[]> {
  const { deployment } = ward.patient;
  // Where the fewest depend on it: the last account of the last Domain.
  const subject = entered.findLast(({ account }) => ward.purse.left(account) > 0);
  const owner = subject && accountNamed(deployment, subject.account);
  if (!subject || !owner) {
    return [{
      stage: "lockout",
      at: "",
      grade: "skipped",
      says: entered.length === 0
        ? "not tried: no account opens"
        : "not tried: the file allows no failed login",
    }];
  }
  const { account } = subject;
  const row = (found: Omit<Finding, "stage" | "at">): Finding => ({
    stage: "lockout",
    at: `${account}, ${placeOf(subject.endpoint)}`,
    ...found,
  });
  const right = {
    login: account,
    password: owner.account.password,
    domain: owner.domain.name,
  };
  const times: number[] = [];
  const count = Math.min(USUAL, ward.purse.left(account));
  for (let at = 0; at < count; at++) {
    const { seen, ms } = await logIn(ward, subject, { ...right, password: wrongPassword() });
    if (isOpen(seen)) {
      return [row({
        grade: "failed",
        says: "a wrong password opens it",
        mend: "see whether the server checks passwords at all",
      })];
    }
    ward.purse.spend(account);
    times.push(ms);
  }
  const { seen } = await logIn(ward, subject, right);
  const wrong = `${count} wrong ${count === 1 ? "password" : "passwords"}`;
  return [
    isOpen(seen) && mine(seen, account)
      ? row({
        grade: "ok",
        says: `it still opens behind ${wrong}, each refused within ${
          seconds(Math.max(0, ...times))
        }`,
      })
      : row(await locked(ward, subject, entered, wrong)),
    ...slowness(times).map(row),
  ];
}

const mine = (seen: { readonly kind: string; readonly account?: string }, account: string) =>
  seen.kind === "unnamed" || seen.account === account;

/** Whom it is that the server shuts out. */
async function locked(
  ward: Ward,
  subject: Entered,
  entered: readonly Entered[],
  wrong: string,
): Promise<Omit<Finding, "stage" | "at">> {
  const other = entered.find(({ account, endpoint }) =>
    account !== subject.account && endpoint === subject.endpoint
  );
  const owner = other && accountNamed(ward.patient.deployment, other.account);
  const mend = (key: string) =>
    `lift the server's limit (fail2ban, anvil, faillock, a login delay), or write limits: { failures: { ${key}: 0 } } and more as it allows; wait until it opens again`;
  if (other && owner) {
    const said = {
      login: other.account,
      password: owner.account.password,
      domain: owner.domain.name,
    };
    const { seen } = await logIn(ward, other, said);
    if (isOpen(seen)) {
      return {
        grade: "failed",
        says: `it is locked behind ${wrong}; ${other.account} still opens`,
        mend: mend("perAccount"),
      };
    }
  }
  return {
    grade: "failed",
    says: `behind ${wrong} this client is shut out${other ? "" : ", or this account"}`,
    mend: mend(other ? "perAddress" : "perAccount"),
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function slowness(times: readonly number[]): Omit<Finding, "stage" | "at">[] {
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  const longest = Math.max(0, ...times);
  if (last > 2 * first && last - first > SLOW / 2) {
    return [{
      grade: "warning",
      says: `each refusal takes longer: ${times.map(seconds).join(", ")}`,
      mend: "switch the penalty off for this client (Dovecot: anvil), or write limits: failures",
    }];
  }
  if (longest < SLOW) return [];
  return [{
    grade: "warning",
    says: `a refused login takes ${seconds(longest)}: a run has hundreds`,
    mend: "lower the server's delay, or run --profile smoke; --timeout has to be more than that",
  }];
}
