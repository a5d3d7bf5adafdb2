import type { Attempt } from "../attempt.ts";
import { rows } from "./testing/asserted.ts";
import { world } from "./testing/sample_world.ts";

const at = (host?: string, address = "127.0.0.1"): Partial<Attempt> =>
  host === undefined ? { protocol: "web", address } : { protocol: "web", address, host };

rows(world(), {
  "client.web.host: the host wins over the address": {
    login: "info",
    by: at("bare.example", "127.0.1.1"),
    is: "info@bare.example by client.web.host",
  },
  "client.web.host: with a port, a trailing dot and capitals": {
    login: "info",
    by: at("Bare.Example.:8080"),
    is: "info@bare.example by client.web.host",
    trace: "client.web.host route.applied access.every-module access.password",
  },
  "client.web.host: an alias is routed": {
    login: "info",
    by: at("mail.one.example"),
    is: "info@one.example by route.domain-alias",
  },
  "client.web.host: a record is routed": {
    login: "info",
    by: at("www.one.example"),
    in: world("www.one.example = one.example"),
    is: "info@one.example by route.record.domain",
  },
  "client.web.numeric: the address of a secondary Domain": {
    login: "info",
    by: at("127.0.1.1:80"),
    is: "info@one.example by client.web.numeric",
  },
  "client.web.numeric: IPv6": {
    login: "info",
    by: at("[FD00::6]:80"),
    is: "info@six.example by client.web.numeric",
  },
  "client.web.numeric: an address of nobody": {
    login: "info",
    by: at("127.0.9.9", "127.0.1.1"),
    is: "info@main.example by client.web.numeric",
  },
  "client.web.numeric: a record does not make the address another's": {
    login: "info",
    by: at("127.0.1.1"),
    in: world("127.0.1.1 = two.example"),
    is: "info@one.example by client.web.numeric",
  },
  "client.web.unserved: a host of nobody": {
    login: "info",
    by: at("unknown.example", "127.0.1.1"),
    is: "page by client.web.unserved",
  },
  "client.web.unserved: whatever name is sent": {
    login: " info@two.example",
    by: at("unknown.example"),
    is: "page by client.web.unserved",
  },
  "client.web.unserved: name.local": {
    login: "info",
    by: at("joe.local"),
    is: "page by client.web.unserved",
  },
  "client.web.unserved: two trailing dots": {
    login: "info",
    by: at("one.example.."),
    is: "page by client.web.unserved",
  },
  "client.web.unified-host: error page, or the account": {
    login: "info",
    by: at("client9.example"),
    in: world("client9.example = joe.local"),
    is: [
      "page by client.web.unified-host (client.web.unified-host a)",
      "joe@main.example by route.unified (client.web.unified-host b)",
    ],
  },
  "client.web.no-host: the address decides": {
    login: "info",
    by: at(undefined, "127.0.1.1"),
    is: "info@one.example by client.web.no-host",
  },
  "client.web.no-host: an address of nobody": {
    login: "info",
    by: at(undefined, "127.0.9.9"),
    is: "info@main.example by client.web.no-host",
  },
  "client.web.full: a full name from another Domain's page": {
    login: "info@two.example",
    by: at("one.example"),
    is: "info@two.example by client.web.full",
  },
  "client.web.full: from the page of an address": {
    login: "info@two.example",
    by: at(undefined, "127.0.1.1"),
    is: "info@two.example by client.web.full",
  },
  "client.web.full: from its own page it counts under name.full": {
    login: "info@one.example",
    by: at("one.example"),
    is: "info@one.example by name.full",
  },
});
