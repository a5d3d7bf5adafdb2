import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { cellIn } from "../draw/cell_in.ts";
import { identified } from "../draw/id.ts";
import { securitiesOf, usualMechanism } from "../offers.ts";
import type { Credential, Scenario } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { at } from "./turn.ts";

/** A unique local prefix (RFC 4193). On a machine that has none of these the logins are not run, and the run says so. */
const addressOf = (last: number) => `fd6c:6f67:696e::${last}`;

const DOMAINS = ["company.com", "client1.com", "client2.com"].map((name, place): Domain => ({
  name,
  aliases: [],
  addresses: [addressOf(place + 1)],
  accounts: [{ name: "info", password: `six-${place}-of-three`, aliases: [], enabled: true }],
  forwarders: [],
  groups: [],
  lists: [],
}));

/** Further IPv6 addresses (address.family): the machine has one of its own at most, `::1`. */
export const ipv6Deployment: Deployment = {
  name: "ipv6",
  main: "company.com",
  addresses: DOMAINS.flatMap(({ addresses }) => addresses),
  domains: DOMAINS,
  routes: [],
  dns: Object.fromEntries(DOMAINS.map(({ name, addresses }) => [name, addresses])),
};

/** Form and credential, and whether the login arrives on the account's own address or on the next Domain's. */
const ROWS: readonly (readonly ["simple" | "percent", Credential, 0 | 1])[] = [
  ["simple", "own", 0],
  ["simple", "own", 1],
  ["simple", "namesake", 1],
  ["percent", "own", 1],
];

/** Rows for each Domain and protocol, the securities in turn. */
export function ipv6Rows(protocols: readonly Protocol[]): Scenario[] {
  return protocols.flatMap((protocol) =>
    DOMAINS.flatMap((domain, place) =>
      ROWS.map(([form, credential, further], row) => {
        const other = at(DOMAINS, place + 1);
        const [address = ""] = (further === 1 ? other : domain).addresses;
        const owner = credential === "own" ? domain : other;
        return identified({
          cell: cellIn(protocol, {
            protocol,
            form,
            address: kindOfAddress(address, ipv6Deployment, domain),
            credential,
            security: at(securitiesOf(protocol), place + row),
            ...(TRAITS[protocol].carries === "host" ? { host: "numeric" } : {}),
          }),
          deployment: ipv6Deployment,
          attempt: {
            protocol,
            address,
            login: form === "simple" ? "info" : `info%${domain.name}`,
            ...told(protocol, domain, address),
          },
          password: owner.accounts[0]?.password ?? "",
          mechanism: usualMechanism(protocol),
          subject: `info@${domain.name}`,
          serverSetting: address,
        });
      })
    )
  );
}

/** What the client tells besides: the web by the address itself, the connector by an address literal. */
function told(
  protocol: Protocol,
  { name, addresses: [own = ""] }: Domain,
  address: string,
): Partial<Scenario["attempt"]> {
  const { carries, qualifies } = TRAITS[protocol];
  if (carries === "host") return { host: `[${address}]` };
  if (carries === "target domain") return { targetDomain: name };
  return qualifies ? { setting: `[IPv6:${own}]` } : {};
}
