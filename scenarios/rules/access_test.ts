import type { Attempt } from "../attempt.ts";
import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

const as = (authzid: string, more: Partial<Attempt> = {}): Partial<Attempt> => ({
  authzid,
  ...more,
});

rows(world(), {
  "access.authzid: an empty one asks for nothing": {
    login: "info@one.example",
    by: as(""),
    is: "info@one.example by name.explicit-wins",
  },
  "access.authzid: the name as it was sent": {
    login: "info@one.example",
    by: as("info@one.example"),
    is: "info@one.example by access.authzid",
  },
  "access.authzid: spelled otherwise, by an alias of the Domain and of the account": {
    login: "info%one.example",
    by: as("HELP@mail.one.example"),
    is: "info@one.example by access.authzid",
  },
  "access.authzid: a simple name is read on this connection": {
    login: "info@one.example",
    by: as("info", { address: "127.0.1.1" }),
    is: "info@one.example by access.authzid",
  },
  "access.authzid: on another address it is another account's": {
    login: "info@one.example",
    by: as("info"),
    is: "login by access.authzid",
  },
  "access.authzid: an XMPP target names its Domain": {
    login: "info",
    by: as("info", { protocol: "xmpp", targetDomain: "two.example" }),
    is: "info@two.example by access.authzid",
  },
  "access.authzid: a Forwarder that leads to the account": {
    login: "john@one.example",
    by: as("sales@main.example"),
    is: "john@one.example by access.authzid",
  },
  "access.authzid: another account": {
    login: "info@one.example",
    by: as("info@two.example"),
    is: "login by access.authzid",
  },
  "access.authzid: nobody": {
    login: "info@one.example",
    by: as("nobody@one.example"),
    is: "login by access.authzid",
  },
  "access.authzid: a wrong password comes first": {
    login: "info@one.example",
    by: as("info@two.example"),
    shown: "pw-info@two.example",
    is: "login by access.password",
  },
  "access.authzid: OPEN clauses count for it too": {
    login: "info@one.example",
    by: as(" info@one.example"),
    is: [
      "login by access.authzid (name.spaces a)",
      "info@one.example by access.authzid (name.spaces b)",
    ],
  },
  "access.authzid: MAPI's connector appends nothing to it": {
    login: "info",
    by: as("info", { protocol: "mapi", setting: "one.example", address: "127.0.1.1" }),
    is: "info@one.example by access.authzid",
  },
  "access.authzid: the connector's TLS server name is no setting": {
    login: "info",
    by: as("info", {
      ...{ protocol: "mapi", setting: "one.example", serverName: "two.example" },
      address: "127.0.1.1",
    }),
    is: [
      "info@one.example by access.authzid (address.sni a)",
      "login by access.authzid (address.sni b)",
    ],
  },
  "EXTERNAL: a trusted certificate is as good as the password": {
    login: "info",
    by: { address: "127.0.1.1" },
    shown: { certificate: "trusted" },
    is: "info@one.example by address.assigned",
  },
  "EXTERNAL: its services and state still count": {
    login: "off",
    shown: { certificate: "trusted" },
    is: "login by access.service",
  },
  "EXTERNAL: a foreign certificate proves nothing": {
    login: "info@one.example",
    shown: { certificate: "foreign" },
    is: "login by access.password",
  },
  "EXTERNAL: nor does it act as somebody": {
    login: "info@one.example",
    by: as("info@two.example"),
    shown: { certificate: "trusted" },
    is: "login by access.authzid",
  },
});
