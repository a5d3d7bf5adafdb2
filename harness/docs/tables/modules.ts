import { LOGINS } from "../../../fixtures/clauses/carried.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { MECHANISMS, securitiesOf } from "../../../scenarios/offers.ts";
import type { Client } from "../../clients/client.ts";
import { ALL } from "../../clients/mod.ts";
import { inventory } from "../inventory.ts";

const CLIENTS: readonly Client[] = ALL;

/** The command that begins TLS on a plain connection. */
const UPGRADES: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "STLS",
  imap: "STARTTLS",
  ftp: "AUTH TLS",
  xmpp: "starttls",
  ximss: "starttls",
  mapi: "STARTTLS",
  smtp: "STARTTLS",
  ldap: "StartTLS",
};

/** What the machine adds is no part of what is documented: a version, or that it is not installed. MAPI's are IMAP's. */
const bare = (name: string) =>
  name.startsWith("loginspec's own ")
    ? "our own"
    : name.replace(/ as a MAPI connector$/, "").split(" ")[0] ?? name;

const clientsOf = (
  protocol: Protocol,
) => [...new Set(CLIENTS.filter((one) => one.protocol === protocol).map(({ name }) => bare(name)))];

export default inventory(
  "modules",
  "Each protocol with its clients, its ways into TLS and its mechanisms",
  ["module", "by", "TLS", "mechanisms"],
  () =>
    LOGINS.map((protocol) => [
      protocol,
      clientsOf(protocol).join(", "),
      [
        ...securitiesOf(protocol).includes("upgrade") ? [UPGRADES[protocol] ?? "upgrade"] : [],
        "implicit",
      ].join(", "),
      (MECHANISMS[protocol] ?? []).join(", "),
    ]),
);
