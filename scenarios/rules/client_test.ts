import type { Attempt } from "../attempt.ts";
import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

const to = (targetDomain?: string): Partial<Attempt> =>
  targetDomain === undefined ? { protocol: "xmpp" } : { protocol: "xmpp", targetDomain };

/** All readings of client.xmpp.unknown-target refuse. */
const REFUSED = [
  "stream by client.xmpp.unknown-target (client.xmpp.unknown-target a)",
  "login by client.xmpp.unknown-target (client.xmpp.unknown-target b)",
  "login by client.xmpp.unknown-target (client.xmpp.unknown-target c)",
];

rows(world(), {
  "client.xmpp: a simple name gets the target domain": {
    login: "info",
    by: { ...to("bare.example"), address: "127.0.1.1" },
    is: "info@bare.example by client.xmpp",
  },
  "client.xmpp: in capitals": {
    login: "info",
    by: to("Bare.Example"),
    is: "info@bare.example by name.case.domain",
  },
  "client.xmpp.routed-target: an alias": {
    login: "info",
    by: to("mail.one.example"),
    is: "info@one.example by route.domain-alias",
    trace:
      "client.xmpp.routed-target route.domain-alias route.applied access.every-module access.password",
  },
  "client.xmpp.routed-target: records lead to a Domain here": {
    login: "info",
    by: to("chat.old.example"),
    in: world("*.old.example = newer.example", "newer.example = two.example"),
    is: "info@two.example by route.order",
    trace:
      "client.xmpp.routed-target route.record.wildcard route.record.domain route.order route.applied access.every-module access.password",
  },
  "client.xmpp.routed-target: an account record counts for the name, not for the target": {
    login: "info",
    by: to("one.example"),
    in: world("<*@one.example> = *@remote.test"),
    is: "login by route.forwarder.remote",
  },
  "client.xmpp.unified-target: stream error, or the account": {
    login: "info",
    by: to("client9.example"),
    in: world("client9.example = joe.local"),
    is: [
      "stream by client.xmpp.unified-target (client.xmpp.unified-target a)",
      "joe@main.example by route.unified (client.xmpp.unified-target b)",
    ],
  },
  "client.xmpp.unified-target: a qualified name, where it is served": {
    login: "info@two.example",
    by: to("client9.example"),
    in: world("client9.example = joe.local"),
    is: [
      "stream by client.xmpp.unified-target (client.xmpp.unified-target a)",
      "info@two.example by client.xmpp.qualified (client.xmpp.unified-target b)",
    ],
  },
  "client.xmpp.qualified: another Domain than the target": {
    login: "info%two.example",
    by: to("one.example"),
    is: "info@two.example by client.xmpp.qualified",
    trace: "name.percent client.xmpp.qualified route.applied access.every-module access.password",
  },
  "client.xmpp.qualified: the target's own Domain": {
    login: "info@one.example",
    by: to("mail.one.example"),
    is: "info@one.example by name.full",
  },
  "client.xmpp.unknown-target: nobody's": { login: "info", by: to("unknown.example"), is: REFUSED },
  "client.xmpp.unknown-target: none": { login: "info", by: to(), is: REFUSED },
  "client.xmpp.unknown-target: an address": { login: "info", by: to("127.0.1.1"), is: REFUSED },
  "client.xmpp.unknown-target: an address behind a record": {
    login: "info",
    by: to("old.example"),
    in: world("old.example = 127.0.1.1"),
    is: REFUSED,
  },
  "client.xmpp.unknown-target: name.local": { login: "info", by: to("joe.local"), is: REFUSED },
  "client.xmpp.unknown-target: a trailing dot": {
    login: "info",
    by: to("one.example."),
    is: REFUSED,
  },
  "client.xmpp.unknown-target: a Domain that a record takes away": {
    login: "info",
    by: to("one.example"),
    in: world("one.example = remote.test"),
    is: REFUSED,
  },
  "client.xmpp.unknown-target: records that go round": {
    login: "info",
    by: to("a.example"),
    in: world("a.example = b.example", "b.example = a.example"),
    is: REFUSED,
  },
  "client.xmpp.unknown-target: a qualified name may open its account": {
    login: "info@two.example",
    by: to("unknown.example"),
    is: [
      "stream by client.xmpp.unknown-target (client.xmpp.unknown-target a)",
      "login by client.xmpp.unknown-target (client.xmpp.unknown-target b)",
      "info@two.example by client.xmpp.unknown-target (client.xmpp.unknown-target c)",
    ],
  },
  "client.xmpp: a record that changes nothing hides the next, or does not": {
    login: "info@two.example",
    by: to("one.example"),
    in: world("one.example = one.example", "one.example = remote.test"),
    is: [
      "info@two.example by client.xmpp.qualified (route.record.identity a)",
      "stream by client.xmpp.unknown-target (route.record.identity b, client.xmpp.unknown-target a)",
      "login by client.xmpp.unknown-target (route.record.identity b, client.xmpp.unknown-target b)",
      "info@two.example by client.xmpp.unknown-target (route.record.identity b, client.xmpp.unknown-target c)",
    ],
  },
  "client.mapi: the client appends its Server Name": {
    login: "info",
    by: { protocol: "mapi", setting: "two.example", address: "127.0.1.1" },
    is: "info@two.example by client.mapi",
  },
  "client.mapi: a qualified name is sent as it is": {
    login: "info%bare.example",
    by: { protocol: "mapi", setting: "two.example" },
    is: "info@bare.example by name.explicit-wins",
  },
  "client.mapi: the service is imap": {
    login: "nopop",
    by: { protocol: "mapi", setting: "two.example" },
    is: "nopop@two.example by client.mapi",
  },
  "client.ximss: a simple name by the address": {
    login: "info",
    by: { protocol: "ximss", address: "127.0.1.1" },
    is: "info@one.example by client.ximss",
    trace: "address.assigned client.ximss route.applied access.every-module access.password",
  },
  "client.ximss: of an IPv6 address it is told that it counts": {
    login: "info",
    by: { protocol: "ximss", address: "127.0.1.1", mapped: true },
    is: "info@one.example by address.family",
    trace: "address.family client.ximss route.applied access.every-module access.password",
  },
  "client.smtp-auth: a simple name by the address": {
    login: "info",
    by: { protocol: "smtp", address: "127.0.1.1" },
    is: "info@one.example by client.smtp-auth",
  },
  "client.ldap: a simple name by the address": {
    login: "info",
    by: { protocol: "ldap", address: "127.0.1.1" },
    is: "info@one.example by client.ldap",
  },
  "client.pwd: a simple name by the address": {
    login: "info",
    by: { protocol: "pwd", address: "127.0.1.1" },
    is: "info@one.example by client.pwd",
  },
  "client.pwd: a qualified name counts under its own clause": {
    login: "info%two.example",
    by: { protocol: "pwd", address: "127.0.1.1" },
    is: "info@two.example by address.mixed",
  },
});
