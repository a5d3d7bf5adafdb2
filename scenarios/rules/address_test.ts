import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

const on = (address: string, more = {}) => ({ address, ...more });

rows(world(), {
  "address.assigned: a simple name gets the address's Domain": {
    login: "info",
    by: on("127.0.1.1"),
    is: "info@one.example by address.assigned",
    trace: "address.assigned route.applied access.every-module access.password",
  },
  "address.main: on the Main Domain's address": {
    login: "info",
    by: on("127.0.0.1"),
    is: "info@main.example by address.main",
  },
  "address.unassigned: on an address of nobody": {
    login: "info",
    by: on("127.0.9.9"),
    is: "info@main.example by address.unassigned",
  },
  "address.unassigned: on an IPv6 address of nobody": {
    login: "info",
    by: on("::1"),
    is: "info@main.example by address.unassigned",
  },
  "address.several: on a second address of a Domain": {
    login: "info",
    by: on("127.0.2.2"),
    is: "info@two.example by address.several",
  },
  "address.mixed: a Domain with an address is named on that of another": {
    login: "info@two.example",
    by: on("127.0.1.1"),
    is: "info@two.example by address.mixed",
    trace: "name.full address.mixed route.applied access.every-module access.password",
  },
  "address.family: an IPv6 address": {
    login: "info",
    by: on("FD00:0::6"),
    is: "info@six.example by address.family",
  },
  "address.family: an IPv4-mapped address": {
    login: "info",
    by: on("::ffff:127.0.1.1"),
    is: "info@one.example by address.family",
  },
  "address.family: an IPv4-mapped address in hexadecimal": {
    login: "info",
    by: on("::FFFF:7f00:101"),
    is: "info@one.example by address.family",
  },
  "address.family: an IPv4 address that the socket shows mapped": {
    login: "info",
    by: on("127.0.1.1", { mapped: true }),
    is: "info@one.example by address.family",
  },
  "address.family: that of the Main Domain likewise": {
    login: "info",
    by: on("127.0.0.1", { mapped: true }),
    is: "info@main.example by address.family",
  },
  "address.unassigned: a mapped address of nobody": {
    login: "info",
    by: on("127.0.9.9", { mapped: true }),
    is: "info@main.example by address.unassigned",
  },
  "address.no-fallback: a simple name that is elsewhere": {
    login: "john",
    by: on("127.0.2.1"),
    is: "login by address.no-fallback",
    trace: "address.several route.applied address.no-fallback",
  },
  "address.no-fallback: a qualified name likewise": {
    login: "john@two.example",
    is: "login by address.no-fallback",
  },
  "address.sni: the address against the server name": {
    login: "info",
    by: on("127.0.1.1", { serverName: "Two.example" }),
    is: [
      "info@one.example by address.assigned (address.sni a)",
      "info@two.example by name.case.domain (address.sni b)",
    ],
  },
  "address.sni: they agree": {
    login: "info",
    by: on("127.0.1.1", { serverName: "mail.one.example" }),
    is: "info@one.example by address.assigned",
  },
  "address.sni: an alias that a record takes away does not agree": {
    login: "info",
    by: on("127.0.1.1", { serverName: "mail.one.example" }),
    in: world("mail.one.example = two.example"),
    is: [
      "info@one.example by address.assigned (address.sni a)",
      "info@two.example by route.order (address.sni b)",
    ],
  },
  "address.sni: a server name that is not served": {
    login: "info",
    by: on("127.0.1.1", { serverName: "unknown.example" }),
    is: [
      "info@one.example by address.assigned (address.sni a)",
      "login by route.unknown-domain (address.sni b)",
    ],
  },
  "address.sni: a qualified name has nothing to ask of it": {
    login: "info@one.example",
    by: on("127.0.1.1", { serverName: "two.example" }),
    is: "info@one.example by name.full",
  },
  "route.order: the Domain of the address is routed as any": {
    login: "info",
    by: on("127.0.1.1"),
    in: world("one.example = two.example"),
    is: "info@two.example by route.order",
  },
});
