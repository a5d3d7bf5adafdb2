import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { identified } from "../draw/id.ts";
import { mechanismOf } from "../draw/mechanisms.ts";
import { picker } from "../draw/picks.ts";
import type { Credential, Scenario } from "../scenario.ts";

interface Row {
  readonly setting: string;
  readonly form: "simple" | "percent";
  readonly login: string;
  readonly subject: FullName;
  readonly credential: Credential;
  /** Whose password is sent. */
  readonly passwordOf: FullName;
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

/** Every row of the worked example, by every protocol. An XMPP client sends its setting as the target domain. */
export function workedRows(deployment: Deployment, protocols: readonly Protocol[]): Scenario[] {
  const accounts = new Map(accountsOf(deployment).map((each) => [each.fullName, each]));
  return protocols.flatMap((protocol) =>
    ROWS.map(({ setting, form, login, subject, credential, passwordOf }) => {
      const [address] = deployment.dns[setting] ?? [];
      const domain = accounts.get(subject)?.domain;
      const password = accounts.get(passwordOf)?.account.password;
      const mechanism = mechanismOf(protocol, login, password ?? "", picker(0));
      if (!address || !domain || password === undefined || !mechanism) {
        throw new RangeError(
          `Cannot write the worked example: ${setting} or ${subject} is missing`,
        );
      }
      const target = protocol === "xmpp";
      return identified({
        cell: {
          protocol,
          form,
          address: kindOfAddress(address, deployment, domain),
          credential,
          security: "plain",
          ...(target ? { target: "own" } : {}),
        },
        deployment,
        attempt: { protocol, address, login, ...(target ? { targetDomain: setting } : {}) },
        password,
        mechanism,
        subject,
        serverSetting: setting,
      });
    })
  );
}
