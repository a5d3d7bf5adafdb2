import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

rows(world(), {
  "route.forwarder.local: to an account of another Domain": {
    login: "sales",
    is: "john@one.example by route.forwarder.local",
    trace: "address.main route.forwarder.local route.applied access.every-module access.password",
  },
  "route.forwarder.local: to a Forwarder of another Domain": {
    login: "chain",
    is: "info@two.example by route.forwarder.local",
  },
  "route.forwarder.local: to an alias in an alias": {
    login: "toalias",
    is: "info@one.example by route.account-alias",
  },
  "route.forwarder.local: the target's password, not the namesake's": {
    login: "chain",
    shown: "pw-info@main.example",
    is: "login by access.password",
  },
  "route.forwarder.local: to a name that is not there": {
    login: "gone",
    is: "login by address.no-fallback",
  },
  "route.forwarder.local: to an address of the server": {
    login: "literal",
    is: [
      "info@one.example by name.literal (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "route.unified.typed: given by a Forwarder": {
    login: "typed",
    is: [
      "login by route.unified.typed (route.unified.typed a)",
      "joe@main.example by route.unified.typed (route.unified.typed b)",
    ],
  },
  "route.forwarder.remote: a Forwarder that leads away": {
    login: "away",
    is: "login by route.forwarder.remote",
    trace: "address.main route.forwarder.remote",
  },
  "route.forwarder.remote: a record brings it back": {
    login: "away",
    in: world("remote.test = two.example", "<x@two.example> = info@two.example"),
    is: "info@two.example by route.order",
  },
  "route.forwarder.remote: a record that leads away": {
    login: "info@one.example",
    in: world("<info@one.example> = info@remote.test"),
    is: "login by route.forwarder.remote",
  },
  "route.forwarder.remote: a record to a foreign address": {
    login: "info@one.example",
    in: world("one.example = [127.7.7.7]"),
    is: "login by route.forwarder.remote",
  },
  "route.loop: two Forwarders": { login: "ring", is: "login by route.loop" },
  "route.loop: a Forwarder to itself": { login: "self", is: "login by route.loop" },
  "route.not-account: a Group": { login: "STAFF", is: "login by route.not-account" },
  "route.not-account: a Mailing list": {
    login: "news@main.example",
    is: "login by route.not-account",
  },
  "access.password: the namesake's password": {
    login: "info",
    by: { address: "127.0.1.1" },
    shown: "pw-info@main.example",
    is: "login by access.password",
  },
  "access.password: no password": { login: "info", shown: "", is: "login by access.password" },
  "access.password: in another letter case": {
    login: "info",
    shown: "PW-info@main.example",
    is: "login by access.password",
  },
  "access.service: a disabled account": { login: "off", is: "login by access.service" },
  "access.service: a wrong password counts first": {
    login: "off",
    shown: "no",
    is: "login by access.password",
  },
  "access.service: a service that the Account has not": {
    login: "nopop@two.example",
    is: "login by access.service",
  },
  "access.service: a service that it has": {
    login: "nopop@two.example",
    by: { protocol: "imap" },
    is: "nopop@two.example by name.explicit-wins",
  },
  "access.service: a service that the Domain has not": {
    login: "info",
    by: { address: "127.0.3.1" },
    is: "login by access.service",
  },
  "access.service: those of the account that opens, not of the Domain that was named": {
    login: "info@closed.example",
    in: world("<info@closed.example> = info@two.example"),
    is: "info@two.example by route.record.account",
  },
});
