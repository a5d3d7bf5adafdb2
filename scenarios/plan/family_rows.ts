import { workedExample } from "../../fixtures/worked_example.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { identified } from "../draw/id.ts";
import { securityIn } from "../draw/security.ts";
import type { Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { workedRows } from "./worked_rows.ts";

/** The worked example where all addresses arrive IPv4-mapped. */
const MAPPED: Deployment = { ...workedExample, name: "worked-example-mapped" };

/** client1.com's address is `::1` there, and is written in another way than sockets write it. */
const LONG = "0:0:0:0:0:0:0:1";
const OWNER = "client1.com";
const SPELLED: Deployment = {
  ...workedExample,
  name: "worked-example-ipv6",
  addresses: workedExample.addresses.map(moved),
  domains: workedExample.domains.map((domain) => ({
    ...domain,
    addresses: domain.addresses.map(moved),
  })),
  dns: Object.fromEntries(
    Object.entries(workedExample.dns).map(([host, leadsTo]) => [host, leadsTo.map(moved)]),
  ),
};

function moved(address: string): string {
  const [own] = workedExample.domains.find(({ name }) => name === OWNER)?.addresses ?? [];
  return address === own ? LONG : address;
}

/** An IPv4 address that arrives as an IPv6 one, and an IPv6 address by another of its spellings (address.family). */
export function familyRows(protocols: readonly Protocol[]): Scenario[] {
  const byAddress = protocols.filter((protocol) => TRAITS[protocol].carries === "nothing");
  const rows = (deployment: Deployment) =>
    workedRows(deployment, byAddress, (protocol) => [securityIn(deployment, protocol)]);
  return [
    ...rows(MAPPED).map(({ id: _, ...row }) =>
      identified({
        ...row,
        attempt: { ...row.attempt, mapped: true },
        switches: { mapped: true },
      })
    ),
    // The DNS has addresses, and no spellings.
    ...rows(SPELLED).map(({ id: _, ...row }) =>
      identified({ ...row, serverSetting: row.attempt.address })
    ),
  ];
}
