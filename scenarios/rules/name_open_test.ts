import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

rows(world(), {
  "name.prepared: a full-width letter in the account part": {
    login: "\uff49nfo@two.example",
    is: [
      "login by name.prepared (name.prepared a)",
      "info@two.example by name.prepared (name.prepared b)",
    ],
  },
  "name.prepared: a soft hyphen": {
    login: "in\u00adfo",
    is: [
      "login by name.prepared (name.prepared a)",
      "info@main.example by address.main (name.prepared b)",
    ],
  },
  "name.prepared: a full-width separator": {
    login: "info\uff20two.example",
    is: [
      "login by name.prepared (name.prepared a)",
      "info@two.example by name.prepared (name.prepared b)",
    ],
  },
  "name.prepared: a full-width letter in the domain part": {
    login: "info@\uff54wo.example",
    is: [
      "login by route.unknown-domain (name.prepared a)",
      "info@two.example by name.prepared (name.prepared b)",
    ],
  },
  "name.prepared: a character that routing drops": {
    login: "\uff49nfo@client9.example",
    in: world("client9.example = joe.local"),
    is: [
      "joe@main.example by route.unified (name.prepared a)",
      "joe@main.example by route.unified (name.prepared b)",
    ],
  },
  "name.prepared: a no-break space becomes a blank around the name": {
    login: "info\u00a0",
    is: [
      "login by name.prepared (name.prepared a)",
      "login by name.spaces (name.prepared b, name.spaces a)",
      "info@main.example by address.main (name.prepared b, name.spaces b)",
    ],
  },
  "name.empty-account: nothing before @": {
    login: "@two.example",
    is: "login by name.empty-account",
  },
  "name.empty-account: nothing before %": {
    login: "%two.example",
    is: "login by name.empty-account",
  },
  "name.empty-account: nothing at all": { login: "", is: "login by name.empty-account" },
  "name.empty-account: only @": { login: "@", is: "login by name.empty-account" },
  "name.empty-account: only separators": { login: "%@@%", is: "login by name.empty-account" },
  "name.empty-account: a unified Domain does not help": {
    login: "@client9.example",
    in: world("client9.example = joe.local"),
    is: "login by name.empty-account",
  },
  "name.empty-domain: nothing after @": {
    login: "info@",
    by: { address: "127.0.1.1" },
    is: [
      "login by name.empty-domain (name.empty-domain a)",
      "info@main.example by name.empty-domain (name.empty-domain b)",
    ],
  },
  "name.empty-domain: nothing after %": {
    login: "info%",
    is: [
      "login by name.empty-domain (name.empty-domain a)",
      "info@main.example by name.empty-domain (name.empty-domain b)",
    ],
  },
  "name.empty-domain: the Main Domain reads the rest again": {
    login: "info%two.example@",
    is: [
      "login by name.empty-domain (name.empty-domain a)",
      "info@two.example by name.both (name.empty-domain b)",
    ],
  },
  "name.literal: an assigned address": {
    login: "info@[127.0.2.2]",
    is: [
      "info@two.example by name.literal (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "name.literal: without brackets, assigned to nobody": {
    login: "info@127.0.9.9",
    by: { address: "127.0.1.1" },
    is: [
      "info@main.example by name.literal (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "name.literal: IPv6 in any spelling": {
    login: "info%[ipv6:FD00:0:0::6]",
    is: [
      "info@six.example by name.literal (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "name.literal: an IPv4-mapped address is the IPv4 address": {
    login: "info@[IPv6:::ffff:127.0.1.1]",
    is: [
      "info@one.example by name.literal (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "name.literal: an address of another server is an unknown Domain": {
    login: "info@[127.0.7.7]",
    is: "login by route.unknown-domain",
  },
  "name.literal: half a bracket is no address": {
    login: "info@[127.0.1.1",
    is: "login by route.unknown-domain",
  },
  "name.literal: records see it first": {
    login: "info@[127.0.1.1]",
    in: world("[127.0.1.1] = two.example"),
    is: "info@two.example by route.record.domain",
  },
  "name.literal: the name that replaces it is routed again": {
    login: "info@127.0.1.1",
    in: world("<info@one.example> = john@one.example"),
    is: [
      "john@one.example by route.record.account (name.literal a)",
      "info@main.example by name.literal (name.literal b)",
      "login by name.literal (name.literal c)",
    ],
  },
  "name.spaces: a blank after the name": {
    login: "info@two.example ",
    is: [
      "login by name.spaces (name.spaces a)",
      "info@two.example by name.spaces (name.spaces b)",
    ],
  },
  "name.spaces: a tab before it": {
    login: "\tinfo",
    by: { address: "127.0.1.1" },
    is: [
      "login by name.spaces (name.spaces a)",
      "info@one.example by address.assigned (name.spaces b)",
    ],
  },
  "name.spaces: nothing but blanks": {
    login: " \t",
    is: [
      "login by name.spaces (name.spaces a)",
      "login by name.empty-account (name.spaces b)",
    ],
  },
  "name.route-syntax: a source route goes by its first Domain": {
    login: "<@main.example:info@two.example>",
    is: [
      "login by name.route-syntax (name.route-syntax a)",
      "info@two.example by name.both (name.route-syntax b)",
    ],
  },
  "name.route-syntax: a bang path likewise": {
    login: "main.example!two.example!info",
    is: [
      "login by name.route-syntax (name.route-syntax a)",
      "info@two.example by name.both (name.route-syntax b)",
    ],
  },
  "name.route-syntax: one bang is no such form": {
    login: "two.example!info",
    is: "login by name.charset",
  },
  "name.route-syntax: angle brackets alone are no such form": {
    login: "<info@two.example>",
    is: "login by route.unknown-domain",
  },
  "name.route-syntax: two Domains in a source route are no such form": {
    login: "<@main.example,@one.example:info@two.example>",
    is: [
      "login by name.many-at (name.many-at a)",
      "login by route.unknown-domain (name.many-at b)",
    ],
  },
});
