import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { cellIn } from "../draw/cell_in.ts";
import { identified } from "../draw/id.ts";
import { mechanismOf } from "../draw/mechanisms.ts";
import { picker } from "../draw/picks.ts";
import { securityIn } from "../draw/security.ts";
import { usualServerName } from "../draw/server_names.ts";
import type { Cell, Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { limitDeployment, MAIN_ADDRESS, routerDeployment } from "./deployment.ts";
import { LIMIT_ROWS, ROUTER_ROWS, type Row } from "./rows.ts";

const SETTING = "company.com";

/** A domain that a record makes one account: as target or host a question of its own (client.xmpp.unified-target, client.web.unified-host). */
const UNIFIED = "unified.example";

/** Logins that ask the Router what drawn deployments seldom ask: what each row says, in every protocol. */
export function routerRows(protocols: readonly Protocol[]): Scenario[] {
  return protocols.flatMap((protocol) => [
    ...rowsIn(routerDeployment, ROUTER_ROWS, protocol),
    ...rowsIn(limitDeployment, LIMIT_ROWS, protocol),
    ...unifiedHints(protocol),
  ]);
}

function rowsIn(
  deployment: Deployment,
  rows: Readonly<Record<string, Row>>,
  protocol: Protocol,
): Scenario[] {
  return Object.values(rows).flatMap(({ login, passwordsOf }) =>
    passwordsOf.map((owner) =>
      written(deployment, protocol, login, { subject: passwordsOf[0], owner, hint: SETTING })
    )
  );
}

/** A full name, and a simple one, beside a target or host that is one account's. */
function unifiedHints(protocol: Protocol): Scenario[] {
  const kinds: Readonly<Record<string, Partial<Cell>>> = {
    "target domain": { target: "unserved" },
    "host": { host: "unified" },
  };
  const kind = kinds[TRAITS[protocol].carries];
  if (!kind) return [];
  return (["info@company.com", "joe@company.com"] as const).flatMap((subject) =>
    [subject, subject.replace(/@.*/, "")].map((login) =>
      written(routerDeployment, protocol, login, { subject, owner: subject, hint: UNIFIED, kind })
    )
  );
}

/** @throws {RangeError} where a row names an account that is not there */
function written(
  deployment: Deployment,
  protocol: Protocol,
  login: string,
  { subject, owner, hint, kind = {} }: {
    readonly subject: FullName;
    readonly owner: FullName;
    /** What the client says of a Domain beside the name, where it says something. */
    readonly hint: string;
    readonly kind?: Partial<Cell>;
  },
): Scenario {
  const accounts = new Map(accountsOf(deployment).map((each) => [each.fullName, each]));
  const domain = accounts.get(subject)?.domain;
  const password = accounts.get(owner)?.account.password;
  const mechanism = password && mechanismOf(protocol, login, password, picker(0));
  if (!domain || !mechanism) {
    throw new RangeError(`Cannot write a login as ${login}: there is no ${subject} or ${owner}`);
  }
  const { carries, qualifies } = TRAITS[protocol];
  const security = securityIn(deployment, protocol);
  const attempt = {
    protocol,
    address: MAIN_ADDRESS,
    login,
    ...(carries === "target domain" ? { targetDomain: hint } : {}),
    ...(carries === "host" ? { host: hint } : {}),
    ...(qualifies ? { setting: hint } : {}),
  };
  const serverName = security === "plain"
    ? undefined
    : usualServerName(deployment, attempt, SETTING);
  return identified({
    cell: cellIn(protocol, {
      protocol,
      form: /[@%]/.test(login) ? "at" : "simple",
      address: kindOfAddress(MAIN_ADDRESS, deployment, domain),
      credential: owner === subject ? "own" : "namesake",
      security,
      ...kind,
    }),
    deployment,
    attempt: { ...attempt, ...(serverName === undefined ? {} : { serverName }) },
    password,
    mechanism,
    subject,
    serverSetting: SETTING,
  });
}
