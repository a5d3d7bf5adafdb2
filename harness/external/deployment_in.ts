import type { Finding } from "../../fixtures/checks/finding.ts";
import { CHECKS } from "../../fixtures/checks/mod.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { deploymentOf, type DeploymentRead } from "../../fixtures/schema.ts";
import { passwordFrom } from "./password_from.ts";
import type { Mark } from "../clients/known_account.ts";
import type { FixedRead } from "./target_file.ts";

type Read = FixedRead["deployment"];
type AccountRead = Read["domains"][number]["accounts"][number];

export interface Known {
  readonly deployment: Deployment;
  readonly marks: Readonly<Record<FullName, Mark>>;
  /** Paths are meant from the deployment's own top. */
  readonly findings: readonly Finding[];
}

/** Stands where a password could not be read, so that its absence is told once. */
const UNREAD = "unread";

/**
 * The deployment of a target's file, its passwords fetched from where they are, and how each account is known.
 * @param beside the file that it stands in
 * @param name what it is called where it does not say
 */
export function deploymentIn(read: Read, beside: string, name: string): Known {
  const findings: Finding[] = [];
  const password = (
    { name, password, passwordFrom: source }: AccountRead,
    path: Finding["path"],
  ) => {
    if (password !== undefined && source !== undefined) {
      findings.push({
        path: [...path, "passwordFrom"],
        atKey: true,
        problem: `"${name}" has a password, and passwordFrom beside it.`,
        remedy: "Leave out one of them.",
      });
    } else if (source !== undefined) {
      const found = passwordFrom(source, beside);
      if (found.kind === "read") return found.password;
      const { problem, remedy } = found;
      findings.push({ path: [...path, "passwordFrom"], problem, remedy });
    } else if (password === undefined) {
      findings.push({
        path,
        problem: `"${name}" has no password.`,
        remedy: "Give it `password`, or `passwordFrom: env:NAME` or `file:PATH`.",
      });
    }
    return password ?? UNREAD;
  };
  const plain: DeploymentRead = {
    ...read,
    domains: read.domains.map((domain, d) => ({
      ...domain,
      accounts: domain.accounts.map((account, a) => {
        const { passwordFrom: _, canary: __, ...rest } = account;
        return { ...rest, password: password(account, ["domains", d, "accounts", a]) };
      }),
    })),
  };
  const deployment = deploymentOf(plain, name);
  const marks = read.domains.flatMap(({ accounts }) =>
    accounts.map(({ canary }) => markOf(canary))
  );
  return {
    deployment,
    marks: Object.fromEntries(
      accountsOf(deployment).map(({ fullName }, at) => [fullName, marks[at] ?? { kind: "canary" }]),
    ),
    findings: [...findings, ...alikeIn(read), ...CHECKS.flatMap((check) => check(plain))],
  };
}

function markOf(canary: AccountRead["canary"]): Mark {
  if (canary === undefined) return { kind: "canary" };
  return canary === "none" ? { kind: "none" } : { kind: "text", text: canary.text };
}

/** Texts that do not tell their accounts apart: whoever has the longer one shows the shorter, too. */
function alikeIn({ domains }: Read): Finding[] {
  const texts = domains.flatMap(({ name, accounts }, d) =>
    accounts.flatMap(({ name: account, canary }, a) =>
      canary === undefined || canary === "none" ? [] : [{
        text: canary.text,
        fullName: `${account}@${name}`,
        path: ["domains", d, "accounts", a, "canary", "text"],
      }]
    )
  );
  return texts.flatMap(({ text, path, fullName }, at) => {
    const other = texts.slice(0, at).find((one) =>
      one.text.includes(text) || text.includes(one.text)
    );
    if (!other) return [];
    return [{
      path,
      problem: other.text === text
        ? `${other.fullName} has this text, too: it does not tell ${fullName} from it.`
        : `Of this text and that of ${other.fullName} one is a part of the other: they do not tell the two apart.`,
      remedy: "Give each account a text that no other shows.",
    }];
  });
}
