import { canaryOf } from "../../../fixtures/canary.ts";
import { accountsOf, type FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Attempt } from "../../../scenarios/attempt.ts";
import { possibilities } from "../../../scenarios/decide.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import type { Observation, Opened } from "../../observation.ts";
import { clientFor } from "../../run/dial.ts";
import type { ExternalEndpoint } from "../target_file.ts";
import type { Finding } from "./finding.ts";
import { besideName, dialThere, type Patient, placeOf, told } from "./patient.ts";
import type { Purse } from "./purse.ts";

/** An endpoint that is as the file says, with a mechanism that it has. */
export interface Usable {
  readonly endpoint: ExternalEndpoint;
  readonly mechanism: string;
}

/** A patient to log in to. */
export interface Ward {
  readonly patient: Patient;
  readonly purse: Purse;
  /** Resolves when one more login may be made. */
  ahead(): Promise<void>;
}

/** A name, and the password that is sent with it. */
export interface Said {
  readonly login: string;
  readonly password: string;
  readonly domain: string;
}

/** The account that a name opens there in every reading; nothing where it need not open any. */
export function surely(
  { deployment }: Patient,
  { protocol, address }: ExternalEndpoint,
  login: string,
  domain: string,
): FullName | undefined {
  const attempt: Attempt = { protocol, address, login, ...besideName(protocol, domain) };
  const outcomes = possibilities(deployment, attempt).map(({ outcome }) => outcome);
  const [first] = outcomes;
  if (first?.kind !== "opened") return undefined;
  return outcomes.every((one) => one.kind === "opened" && one.account === first.account)
    ? first.account
    : undefined;
}

/** Logs in, and writes nothing. @returns what came of it, and how long it took, in milliseconds */
export async function logIn(
  { patient, ahead }: Ward,
  { endpoint, mechanism }: Usable,
  said: Said,
): Promise<{ readonly seen: Observation; readonly ms: number }> {
  const dial = dialThere(patient, endpoint, { ...said, mechanism });
  const client = clientFor(dial, "read-only");
  if (!client) {
    return { seen: { kind: "unclear", because: "no client of ours can say this name" }, ms: 0 };
  }
  await ahead();
  const began = performance.now();
  const seen = await client.login(dial);
  return { seen, ms: Math.round(performance.now() - began) };
}

/** An account that a login opened there. */
export interface Entered extends Usable {
  readonly account: FullName;
}

/** Each account by its full name, over each protocol, on the first endpoint that has it. */
export async function logins(
  ward: Ward,
  usable: readonly Usable[],
): Promise<{ readonly findings: readonly Finding[]; readonly entered: readonly Entered[] }> {
  const findings: Finding[] = [];
  const entered: Entered[] = [];
  const firsts = [...Map.groupBy(usable, ({ endpoint }) => endpoint.protocol).values()]
    .flatMap(([first]) => first ? [first] : []);
  for (const { fullName, account, domain } of accountsOf(ward.patient.deployment)) {
    const opened: Entered[] = [];
    const ways = new Set<string>();
    for (const one of firsts) {
      if (surely(ward.patient, one.endpoint, fullName, domain.name) !== fullName) continue;
      const row = (found: Omit<Finding, "stage" | "at">) =>
        findings.push({ stage: "login", at: `${fullName}, ${placeOf(one.endpoint)}`, ...found });
      if (!ward.purse.allows(fullName)) {
        row({
          grade: "skipped",
          says: "not tried: as many logins of this account failed as the file allows",
        });
        continue;
      }
      const said = { login: fullName, password: account.password, domain: domain.name };
      const { seen } = await logIn(ward, one, said);
      if (seen.kind === "refused") ward.purse.spend(fullName);
      if (seen.kind === "opened" && seen.account === fullName) {
        opened.push({ ...one, account: fullName });
        ways.add(toldBy(seen, ward.patient, one.endpoint.protocol));
      } else row(wrongly(ward.patient, one.endpoint.protocol, fullName, seen));
    }
    entered.push(...opened);
    if (opened.length === 0) continue;
    const protocols = opened.map(({ endpoint }) => endpoint.protocol).join(", ");
    const says = `opens over ${protocols}, told by ${[...ways].join(" and ")}`;
    findings.push({ stage: "login", at: fullName, grade: "ok", says });
  }
  return { findings, entered };
}

function toldBy({ account, proof }: Opened, { marks }: Patient, protocol: Protocol): string {
  if (proof === "password") return `its password alone (${protocol})`;
  if (proof === "claim") return `what the server says, and nothing else (${protocol})`;
  return marks[account]?.kind === "text" ? "its own text" : "its canary";
}

/** Where our canary would stand. */
function place(patient: Patient, protocol: Protocol, account: FullName): string {
  const { message, file, contact } = canaryOf(patient.deployment.name, account);
  const line = message.split("\r\n").find((one) => one.startsWith("Canary ")) ?? "";
  if (protocol === "ftp") return `put ${file.name} at the top of its files, with: ${line}`;
  if (protocol === "xmpp") return `put ${contact.jid} into its roster`;
  if (protocol === "ldap") return `put into an attribute of its entry: ${line}`;
  return `put a message with this line first into INBOX: ${line}`;
}

function wrongly(
  patient: Patient,
  protocol: Protocol,
  account: FullName,
  seen: Observation,
): Omit<Finding, "stage" | "at"> {
  switch (seen.kind) {
    case "opened":
      return {
        grade: "failed",
        says: `${seen.account} opens in its place`,
        mend: "the server leads this name elsewhere, or the two accounts show the same canary",
      };
    case "unnamed":
      return {
        grade: "warning",
        says: `an account opens, and nothing tells which: ${told(seen.because, patient)}`,
        mend: "give each account a password of its own",
      };
    case "refused":
      return {
        grade: "failed",
        says: `it is refused: ${told(seen.answer, patient)}`,
        mend:
          "correct its password in the file; see whether the server takes full names, and whether the account is locked",
      };
    case "notOffered":
      return { grade: "skipped", says: told(seen.because, patient) };
    case "unclear": {
      const silent = /saw (?:no canary|a canary of no account|marks of several)/.test(seen.because);
      const shows = TRAITS[protocol].shows !== "nothing";
      return silent && shows
        ? {
          grade: "failed",
          says: told(seen.because, patient),
          mend: `${
            place(patient, protocol, account)
          }; or write canary: none, or canary: { text: ... } with what only it shows`,
        }
        : {
          grade: "failed",
          says: `nothing can be said: ${told(seen.because, patient)}`,
          mend: "look into the server's log; raise --timeout",
        };
    }
  }
}
