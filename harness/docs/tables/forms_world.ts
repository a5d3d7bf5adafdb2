import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import type { Attempt } from "../../../scenarios/attempt.ts";
import { addressesOfKind } from "../../../scenarios/draw/address_kind.ts";
import { worldOf } from "../../../scenarios/draw/world.ts";
import { ALL } from "../../../scenarios/forms/mod.ts";
import type { Form } from "../../../scenarios/forms/form.ts";
import type { AddressKind } from "../../../scenarios/scenario.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";

export const FORMS: readonly Form[] = ALL;

const account = (name: string, password: string, ...aliases: string[]): Account => ({
  name,
  password,
  aliases,
  enabled: true,
});

const bare = { aliases: [], addresses: [], accounts: [], forwarders: [], groups: [], lists: [] };

/** The worked example's Domains, with something of each kind, so that every form has a name to write. */
export const formsDeployment: Deployment = {
  name: "forms",
  main: "company.com",
  addresses: ["127.0.0.1", "127.0.1.1", "127.0.1.3", "127.0.1.9"],
  domains: [
    {
      ...bare,
      name: "company.com",
      aliases: ["mail.company.com"],
      addresses: ["127.0.0.1"],
      accounts: [account("info", "forms-main-info", "help"), account("joe", "forms-main-joe")],
    },
    {
      ...bare,
      name: "client1.com",
      aliases: ["mail.client1.com"],
      addresses: ["127.0.1.1"],
      accounts: [account("info", "forms-one-info", "help"), account("john", "forms-one-john")],
      forwarders: [
        { name: "desk", to: "info@client1.com" },
        { name: "hop", to: "desk@client1.com" },
        { name: "aid", to: "help@client1.com" },
        { name: "away", to: "info@elsewhere.example" },
        { name: "gone", to: "nobody@client1.com" },
        { name: "round", to: "about@client1.com" },
        { name: "about", to: "round@client1.com" },
      ],
      groups: [{ name: "staff", members: ["info@client1.com"] }],
      lists: [{ name: "news", members: ["info@client1.com"] }],
    },
    {
      ...bare,
      name: "client3.com",
      addresses: ["127.0.1.3"],
      accounts: [account("info", "forms-three-info")],
    },
  ],
  routes: [
    { from: "<orders@client1.com>", to: "info@client1.com" },
    { from: "<behind@client1.com>", to: "info@client1.com" },
    { from: "www.client1.com", to: "client1.com" },
    { from: "*.old.example", to: "client1.com" },
    { from: "far.example", to: "elsewhere.example" },
    { from: "joe.example", to: "joe.local" },
  ],
  dns: {},
};

/** Whose names are written: the account of a Domain with an address; where it has nothing for a form, the Main Domain's. */
const SUBJECTS = ["info@client1.com", "joe@company.com"];

/** A login name in a form, and whose it is. */
export interface Written {
  readonly login: string;
  readonly domain: Domain;
  readonly address: string;
}

/** A form's names as they are typed on addresses of these kinds, all of one subject: of the one that it has most for. */
export function writtenOn(
  form: Form,
  kinds: readonly AddressKind[],
): readonly (Written | undefined)[] {
  const [most = []] = SUBJECTS.map((subject) => kinds.map((kind) => writtenBy(form, kind, subject)))
    .toSorted((a, b) => namesIn(b) - namesIn(a));
  return most;
}

const namesIn = (written: readonly (Written | undefined)[]) =>
  written.filter((one) => one !== undefined).length;

function writtenBy(form: Form, kind: AddressKind, subject: string): Written | undefined {
  const [name, domainName] = subject.split("@");
  const domain = formsDeployment.domains.find((one) => one.name === domainName);
  const account = domain?.accounts.find((one) => one.name === name);
  const [address] = domain ? addressesOfKind(kind, formsDeployment, domain) : [];
  if (!domain || !account || address === undefined) return undefined;
  const world = worldOf(formsDeployment, domain, account, address);
  const login = form.write(world, (from) => from[0]);
  return login === undefined ? undefined : { login, domain, address };
}

/** It as a login over a protocol, whose client is told the account's own Domain as server. */
export function attemptOf({ login, domain, address }: Written, protocol: Protocol): Attempt {
  const { carries, qualifies } = TRAITS[protocol];
  return {
    ...{ protocol, address, login },
    ...carries === "target domain" && { targetDomain: domain.name },
    ...carries === "host" && { host: domain.name },
    ...qualifies && { setting: domain.name },
  };
}
