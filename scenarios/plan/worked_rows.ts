import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { identified } from "../draw/id.ts";
import { mechanismOf } from "../draw/mechanisms.ts";
import { picker } from "../draw/picks.ts";
import { usualServerName } from "../draw/server_names.ts";
import { securitiesOf } from "../offers.ts";
import type { Credential, Scenario } from "../scenario.ts";

interface Row {
  readonly setting: string;
  readonly form: "simple" | "percent";
  readonly login: string;
  readonly subject: FullName;
  readonly credential: Credential;
  /** Whose password is sent. */
  readonly passwordOf: FullName;
  /** Of the web alone: the setting is the host of an absolute request target, and Host is the address (client.web.no-host). */
  readonly absolute?: true;
}

const simple = { form: "simple", login: "info", credential: "own" } as const;

/** The worked example of the specification. User 3 comes twice: with her own password, and with the one that would fit. */
const ROWS: readonly Row[] = [
  {
    ...simple,
    setting: "company.com",
    subject: "info@company.com",
    passwordOf: "info@company.com",
  },
  {
    ...simple,
    setting: "client1.com",
    subject: "info@client1.com",
    passwordOf: "info@client1.com",
  },
  {
    ...simple,
    setting: "client2.com",
    subject: "info@client2.com",
    passwordOf: "info@client2.com",
  },
  {
    ...simple,
    credential: "namesake",
    setting: "client2.com",
    subject: "info@client2.com",
    passwordOf: "info@company.com",
  },
  {
    ...simple,
    form: "percent",
    login: "info%client2.com",
    setting: "client2.com",
    subject: "info@client2.com",
    passwordOf: "info@client2.com",
  },
];

/** User 3, as a program asks that a person's browser never is: it shows whether Host goes before the target (client.web.no-host). */
const ABSOLUTE: Row = {
  ...simple,
  setting: "client2.com",
  subject: "info@client2.com",
  passwordOf: "info@client2.com",
  absolute: true,
};

/** What each protocol's client makes of the server setting: sent as XMPP's target, the URL's host, the connector's Server Name. */
const SENT: Readonly<Partial<Record<Protocol, (setting: string) => Sent>>> = {
  xmpp: (targetDomain) => ({ attempt: { targetDomain }, cell: { target: "own" } }),
  web: (host) => ({ attempt: { host }, cell: { host: "own" } }),
  mapi: (setting) => ({ attempt: { setting }, cell: { setting: "own" } }),
};

interface Sent {
  readonly attempt: Partial<Scenario["attempt"]>;
  readonly cell: Partial<Scenario["cell"]>;
}

/** Every row of the worked example, by every protocol, with each of these securities that it has. */
export function workedRows(
  deployment: Deployment,
  protocols: readonly Protocol[],
  securities: (protocol: Protocol) => readonly Security[] = securitiesOf,
): Scenario[] {
  return protocols.flatMap((protocol) =>
    securities(protocol).flatMap((security) =>
      ROWS.map((row) => writtenRow(row, deployment, protocol, security))
    )
  );
}

/** The web's one more: the host in an absolute target, beside the address as Host. */
export function absoluteRows(deployment: Deployment, protocols: readonly Protocol[]): Scenario[] {
  if (!protocols.includes("web")) return [];
  return securitiesOf("web").map((security) => writtenRow(ABSOLUTE, deployment, "web", security));
}

function writtenRow(
  { setting, form, login, subject, credential, passwordOf, absolute }: Row,
  deployment: Deployment,
  protocol: Protocol,
  security: Security,
): Scenario {
  const accounts = new Map(accountsOf(deployment).map((each) => [each.fullName, each]));
  const [address] = deployment.dns[setting] ?? [];
  const domain = accounts.get(subject)?.domain;
  const password = accounts.get(passwordOf)?.account.password;
  const mechanism = mechanismOf(protocol, login, password ?? "", picker(0));
  if (!address || !domain || password === undefined || !mechanism) {
    throw new RangeError(`Cannot write the worked example: ${setting} or ${subject} is missing`);
  }
  const sent = SENT[protocol]?.(setting);
  const attempt = { protocol, address, login, ...sent?.attempt };
  // User 3's name and address differ in their Domain: her client indicates none, or no clause but address.sni would count.
  const serverName = security === "plain"
    ? undefined
    : usualServerName(deployment, attempt, setting);
  return identified({
    cell: {
      protocol,
      form,
      address: kindOfAddress(address, deployment, domain),
      credential,
      security,
      ...sent?.cell,
      ...absolute && { host: "absolute" as const },
    },
    deployment,
    attempt: { ...attempt, ...(serverName === undefined ? {} : { serverName }) },
    password,
    mechanism,
    subject,
    serverSetting: setting,
    ...absolute && { carriage: "absolute" as const },
  });
}
