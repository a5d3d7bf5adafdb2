import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

/** a0.example to a1.example and so on, as many records as asked for; the last leads to two.example. */
function chain(records: number): string[] {
  return Array.from(
    { length: records },
    (_, at) => `a${at}.example = ${at === records - 1 ? "two.example" : `a${at + 1}.example`}`,
  );
}

rows(world(), {
  "route.domain-alias: an alias of a Domain": {
    login: "info@mail.one.example",
    is: "info@one.example by route.domain-alias",
  },
  "route.account-alias: an alias of an Account, with its password": {
    login: "help",
    shown: "pw-info@main.example",
    is: "info@main.example by route.account-alias",
    trace: "address.main route.account-alias route.applied access.every-module access.password",
  },
  "route.alias.own-domain: another Domain's alias": {
    login: "solo@one.example",
    is: "login by route.alias.own-domain",
  },
  "route.record.account: it wins over an Account of that name": {
    login: "info@one.example",
    in: world("<INFO@one.example> = john@One.Example"),
    is: "john@one.example by route.record.account",
  },
  "route.record.account: the namesake's password does not open the target": {
    login: "info@one.example",
    shown: "pw-info@one.example",
    in: world("<info@one.example> = john@one.example"),
    is: "login by access.password",
  },
  "route.record.domain: the left stands for the right": {
    login: "info@www.two.example",
    in: world("www.two.example = two.example"),
    is: "info@two.example by route.record.domain",
  },
  "route.record.wildcard: dots too, and before a Domain alias": {
    login: "info@a.mail.one.example",
    in: world("*.one.example = two.example"),
    is: "info@two.example by route.record.wildcard",
  },
  "route.record.wildcard: it matches before a Domain alias does": {
    login: "info@mail.one.example",
    in: world("*.one.example = two.example"),
    is: "info@two.example by route.record.wildcard",
  },
  "route.record.wildcard: the * stands for one character at least": {
    login: "info@.old.example",
    in: world("*.old.example = two.example"),
    is: "login by route.unknown-domain",
  },
  "route.record.wildcard: what stood there goes to the right": {
    login: "john@old.example",
    in: world("<*@old.example> = *@one.example"),
    is: "john@one.example by route.record.wildcard",
  },
  "route.record.wildcard: * on the right may be absent": {
    login: "anything!@old.example",
    in: world("<*@old.example> = john@one.example"),
    is: "john@one.example by route.record.wildcard",
  },
  "route.record.after-alias: after a Domain alias": {
    login: "info@mail.one.example",
    in: world("<info@one.example> = john@one.example"),
    is: [
      "john@one.example by route.record.account (route.record.after-alias a)",
      "info@one.example by route.domain-alias (route.record.after-alias b)",
    ],
  },
  "route.record.after-alias: after an Account alias": {
    login: "help@one.example",
    in: world("<info@one.example> = john@one.example"),
    is: [
      "john@one.example by route.record.account (route.record.after-alias a)",
      "info@one.example by route.account-alias (route.record.after-alias b)",
    ],
  },
  "route.record.identity: the reading ends, or goes on": {
    login: "info@one.example",
    in: world("one.example = ONE.example", "one.example = two.example"),
    is: [
      "info@one.example by name.explicit-wins (route.record.identity a)",
      "info@two.example by route.order (route.record.identity b)",
    ],
  },
  "route.record.identity: a Forwarder's target is routed again": {
    login: "step@one.example",
    in: world("one.example = one.example", "two.example = bare.example"),
    is: [
      "info@bare.example by route.order (route.record.identity a)",
      "info@bare.example by route.order (route.record.identity b)",
    ],
  },
  "route.unified: every name is one account of the Main Domain": {
    login: "whoever@client9.example",
    in: world("client9.example = JOE.local"),
    is: "joe@main.example by route.unified",
  },
  "route.unified: a served Domain of that name comes first": {
    login: "info@client9.example",
    in: {
      ...world("client9.example = joe.local"),
      domains: world().domains.map((domain) =>
        domain.name === "bare.example" ? { ...domain, aliases: ["joe.local"] } : domain
      ),
    },
    is: "info@bare.example by route.domain-alias",
  },
  "route.unified: the account is routed again": {
    login: "whoever@client9.example",
    in: world("client9.example = sales.local", "<sales@main.example> = info@two.example"),
    is: "info@two.example by route.order",
  },
  "route.unified: the Main Domain itself": {
    login: "info",
    in: world("main.example = joe.local"),
    is: [
      "joe@main.example by route.order (route.record.identity a)",
      "joe@main.example by route.order (route.record.identity b)",
    ],
  },
  "route.unified.typed: typed": {
    login: "info@joe.local",
    is: [
      "login by route.unified.typed (route.unified.typed a)",
      "joe@main.example by route.unified.typed (route.unified.typed b)",
    ],
  },
  "route.unified.typed: given by an account record": {
    login: "info@old.example",
    in: world("<*@old.example> = *@joe.local"),
    is: [
      "login by route.unified.typed (route.unified.typed a)",
      "joe@main.example by route.unified.typed (route.unified.typed b)",
    ],
  },
  "route.unknown-domain: a Domain of nobody": {
    login: "info@unknown.example",
    by: { address: "127.0.1.1" },
    is: "login by route.unknown-domain",
  },
  "route.unknown-domain: a trailing dot": {
    login: "info@one.example.",
    is: "login by route.unknown-domain",
  },
  "route.loop: 100 records are none": {
    login: "info@a0.example",
    in: world(...chain(100)),
    is: "info@two.example by route.order",
  },
  "route.loop: 101 records are": {
    login: "info@a0.example",
    in: world(...chain(101)),
    is: "login by route.loop",
  },
  "route.loop: 99 records, a Forwarder and an alias are": {
    login: "toalias",
    in: world("one.example = a0.example", ...chain(99)),
    is: [
      "login by route.loop (route.record.after-alias a)",
      "info@one.example by route.account-alias (route.record.after-alias b)",
    ],
  },
  "route.loop: two records": {
    login: "info@a.example",
    in: world("a.example = b.example", "b.example = a.example"),
    is: "login by route.loop",
  },
});
