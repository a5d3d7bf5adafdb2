import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

const on = (address: string) => ({ address });

rows(world(), {
  "name.full: the account's own full name opens it": {
    login: "info@main.example",
    is: "info@main.example by name.full",
    trace: "name.full route.applied access.every-module access.password",
  },
  "name.full: so also on an address of its own Domain": {
    login: "info@one.example",
    by: on("127.0.1.1"),
    is: "info@one.example by name.full",
  },
  "name.at: the part after @ names the Domain": {
    login: "nobody@main.example",
    is: "login by address.no-fallback",
    trace: "name.at route.applied address.no-fallback",
  },
  "name.percent: a name with % opens what the name with @ opens": {
    login: "info%main.example",
    is: "info@main.example by name.percent",
  },
  "name.percent: it counts under name.explicit-wins where the address says otherwise": {
    login: "info%bare.example",
    is: "info@bare.example by name.explicit-wins",
    trace: "name.percent name.explicit-wins route.applied access.every-module access.password",
  },
  "address.mixed: the Main Domain's name on another Domain's address": {
    login: "info@main.example",
    by: on("127.0.3.1"),
    is: "info@main.example by address.mixed",
  },
  "name.explicit-wins: a Domain without an address, on another Domain's": {
    login: "info@bare.example",
    by: on("127.0.1.1"),
    is: "info@bare.example by name.explicit-wins",
  },
  "name.explicit-wins: also on an address assigned to nobody": {
    login: "info@one.example",
    by: on("127.0.9.9"),
    is: "info@one.example by name.explicit-wins",
  },
  "name.both: in the Main Domain the rest is read again": {
    login: "info%two.example@main.example",
    is: "info@two.example by name.both",
    trace: "name.both name.percent route.applied access.every-module access.password",
  },
  "name.both: so also through an alias of the Main Domain": {
    login: "info%two.example@mail.main.example",
    is: "info@two.example by name.both",
  },
  "name.both: the whole name is routed first": {
    login: "info%two.example@old.example",
    in: world("old.example = main.example"),
    is: "info@two.example by name.both",
    trace:
      "name.both name.explicit-wins route.record.domain name.percent route.applied access.every-module access.password",
  },
  "name.both: what is read again is routed again": {
    login: "info%old.example@main.example",
    in: world("old.example = two.example"),
    is: "info@two.example by route.record.domain",
  },
  "name.both: an unknown last Domain opens nothing": {
    login: "info%two.example@unknown.example",
    is: "login by route.unknown-domain",
  },
  "name.both: nothing stands before the %": {
    login: "%two.example@main.example",
    is: "login by name.empty-account",
  },
  "name.both: a unified Domain takes the whole name": {
    login: "info%two.example@client9.example",
    in: world("client9.example = joe.local"),
    is: "joe@main.example by route.unified",
  },
  "name.both.secondary: a secondary Domain does not read again, or does": {
    login: "info%two.example@one.example",
    is: [
      "login by name.both.secondary (name.both.secondary a)",
      "info@two.example by name.both.secondary (name.both.secondary b)",
    ],
  },
  "name.many-percent: the last % splits, or the first": {
    login: "info%two.example%main.example",
    is: [
      "info@two.example by name.both (name.many-percent a)",
      "login by route.unknown-domain (name.many-percent b)",
    ],
  },
  "name.many-percent: the last % before a secondary Domain": {
    login: "info%two.example%one.example",
    is: [
      "login by name.both.secondary (name.many-percent a, name.both.secondary a)",
      "login by route.unknown-domain (name.many-percent b)",
      "info@two.example by name.both.secondary (name.many-percent a, name.both.secondary b)",
    ],
  },
  "name.many-percent: by the first % the account part is empty": {
    login: "%info%main.example",
    is: [
      "login by name.empty-account (name.many-percent a)",
      "login by name.empty-account (name.many-percent b)",
    ],
  },
  "name.many-percent: met when a name is read again": {
    login: "info%two.example%main.example@main.example",
    is: [
      "info@two.example by name.both (name.many-percent a)",
      "login by route.unknown-domain (name.many-percent b)",
    ],
  },
  "name.many-at: refused, or the last @ splits and the Main Domain reads again": {
    login: "info@two.example@main.example",
    is: [
      "login by name.many-at (name.many-at a)",
      "info@two.example by name.many-at (name.many-at b)",
    ],
  },
  "name.many-at: the last part may lead to the Main Domain": {
    login: "info@two.example@mail.main.example",
    is: [
      "login by name.many-at (name.many-at a)",
      "info@two.example by name.many-at (name.many-at b)",
    ],
  },
  "name.many-at: a secondary Domain does not read again": {
    login: "info@two.example@one.example",
    is: [
      "login by name.many-at (name.many-at a)",
      "login by name.many-at (name.many-at b)",
    ],
  },
  "name.many-at: one account is not the Main Domain": {
    login: "info@two.example@client9.example",
    in: world("client9.example = joe.local"),
    is: [
      "login by name.many-at (name.many-at a)",
      "login by name.many-at (name.many-at b)",
    ],
  },
  "name.case.account: capitals of a simple name": {
    login: "INFO",
    by: on("127.0.1.1"),
    is: "info@one.example by name.case.account",
  },
  "name.case.account: small letters for an account spelled with a capital": {
    login: "ada@two.example",
    is: "Ada@two.example by name.case.account",
  },
  "name.case.account: of an alias, which then decides": {
    login: "countess@two.example",
    is: "Ada@two.example by route.account-alias",
    trace:
      "name.at name.explicit-wins name.case.account route.account-alias route.applied access.every-module access.password",
  },
  "name.case.account: the Kelvin sign is no capital k": {
    login: "\u212a",
    is: [
      "login by name.prepared (name.prepared a)",
      "login by address.no-fallback (name.prepared b)",
    ],
  },
  "name.case.domain: capitals of the domain part": {
    login: "info@TWO.Example",
    is: "info@two.example by name.case.domain",
  },
  "name.charset: a sign that no object name has": {
    login: "in*fo@two.example",
    is: "login by name.charset",
  },
  "name.charset: a dot at the end": { login: "info.", is: "login by name.charset" },
  "name.charset: a dot at the start": { login: ".info@one.example", is: "login by name.charset" },
  "name.charset: a dot inside is right": {
    login: "a.b@one.example",
    by: on("127.0.1.1"),
    is: "a.b@one.example by name.full",
  },
  "name.charset: 128 characters are a name, of nobody": {
    login: "x".repeat(128),
    is: "login by address.no-fallback",
  },
  "name.charset: 129 characters are none": { login: "x".repeat(129), is: "login by name.charset" },
  "name.charset: a blank inside": { login: "in fo@two.example", is: "login by name.charset" },
  "name.charset: what routing drops does not matter": {
    login: "in fo!@client9.example",
    in: world("client9.example = joe.local"),
    is: "joe@main.example by route.unified",
  },
  "name.charset: a letter beyond ASCII": { login: "inf\u00f3", is: "login by name.charset" },
});
