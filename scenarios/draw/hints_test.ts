import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { World } from "../forms/form.ts";
import {
  AUTHZID_KINDS,
  type Cell,
  HOST_KINDS,
  SERVER_NAME_KINDS,
  SETTING_KINDS,
} from "../scenario.ts";
import { authzidOf } from "./authzids.ts";
import { cellIn } from "./cell_in.ts";
import { drawDeployment } from "./deployment.ts";
import { hostOf } from "./hosts.ts";
import { securityIn, switchesOf } from "./security.ts";
import { serverNameOf, usualServerName } from "./server_names.ts";
import { settingOf } from "./settings.ts";
import { worldOf } from "./world.ts";

const first = <T>(from: readonly T[]): T | undefined => from[0];

/** info@client1.com, which has 127.0.1.1, or another Domain's info; with two records more. */
function world(of = "client1.com"): World {
  const deployment: Deployment = {
    ...workedExample,
    routes: [
      { from: "routed.client1.com", to: "client1.com" },
      { from: "unified.example", to: "john.local" },
    ],
  };
  const domain = deployment.domains.find(({ name }) => name === of);
  const subject = domain?.accounts.find(({ name }) => name === "info");
  assert(domain && subject);
  return worldOf(deployment, domain, subject, "127.0.0.1");
}

Deno.test("every kind of host is written, none of them like another", () => {
  const hosts = HOST_KINDS.map((kind) => [kind, hostOf(kind, world(), first)?.host]);
  assertEquals(Object.fromEntries(hosts), {
    own: "client1.com",
    other: "company.com",
    alias: "mail.client1.com",
    routed: "routed.client1.com",
    unserved: undefined,
    numeric: "127.0.1.1",
    "numeric-other": "127.0.0.1",
    "numeric-unassigned": "127.0.1.9",
    none: undefined,
    port: "client1.com:8100",
    dot: "client1.com.",
    capitals: "CLIENT1.COM",
    absolute: "client1.com",
    unified: undefined,
  });
  // These are asked for by accounts of the Domain that may stand in, here the Main Domain.
  assertEquals(hostOf("unserved", world("company.com"), first)?.host, "unserved.invalid");
  assertEquals(hostOf("unified", world("company.com"), first)?.host, "unified.example");
  assertEquals(hostOf("absolute", world(), first)?.carriage, "absolute");
  assertEquals(hostOf("none", world(), first), {});
});

Deno.test("a connector's setting is never empty", () => {
  const settings = SETTING_KINDS.map((kind) => settingOf(kind, world(), first));
  assertEquals(settings, [
    "client1.com",
    "company.com",
    "mail.client1.com",
    "routed.client1.com",
    "127.0.1.1",
  ]);
});

Deno.test("a TLS server name of each kind is one that some certificate has", () => {
  const names = SERVER_NAME_KINDS.map((kind) => serverNameOf(kind, world(), first));
  assertEquals(names, [
    "client1.com",
    "company.com",
    "mail.client1.com",
    "CLIENT1.COM",
    "spare.company.com",
  ]);
});

Deno.test("the usual server name agrees with the address, or the name is qualified, or there is none", () => {
  const usual = (login: string, address: string, setting: string, protocol: Protocol = "imap") =>
    usualServerName(workedExample, { protocol, address, login }, setting);
  assertEquals(usual("info", "127.0.1.1", "client1.com"), "client1.com");
  assertEquals(usual("info", "127.0.0.1", "client2.com"), undefined);
  assertEquals(usual("info@client2.com", "127.0.0.1", "client2.com"), "client2.com");
  assertEquals(usual("info", "127.0.1.1", "127.0.1.1"), undefined);
  // The connector's name is always qualified.
  assertEquals(usual("info", "127.0.0.1", "client2.com", "mapi"), "client2.com");
});

Deno.test("the kinds of authorization identities are as their names say, XMPP's always with @", () => {
  const written = (protocol: Protocol, login: string) =>
    AUTHZID_KINDS.map((kind) => authzidOf(kind, protocol, world(), login, first));
  assertEquals(written("imap", "info%client1.com"), [
    "",
    "info%client1.com",
    "info@client1.com",
    "info@company.com",
    "nobody@client1.com",
  ]);
  assertEquals(written("xmpp", "info%client1.com")[1], undefined);
});

Deno.test("a cell over another protocol has what that one carries, and nothing else", () => {
  const cell: Cell = {
    protocol: "xmpp",
    form: "at",
    address: "own",
    credential: "own",
    security: "upgrade",
    target: "alias",
    authzid: "equal",
  };
  const { target: _, authzid: __, ...place } = cell;
  assertEquals(cellIn("web", cell), {
    ...place,
    protocol: "web",
    security: "tls",
    host: "own",
  });
  assertEquals(cellIn("mapi", cell), {
    ...place,
    protocol: "mapi",
    setting: "own",
    authzid: "equal",
  });
  assertEquals(cellIn("ftp", cell), { ...place, protocol: "ftp" });
});

Deno.test("a deployment has one security for each protocol, the web never an upgrade", () => {
  const many = Array.from({ length: 60 }, (_, number) => drawDeployment(7, number).value);
  for (const protocol of ["pop3", "web"] as const) {
    const seen = new Set(many.map((deployment) => securityIn(deployment, protocol)));
    assertEquals(
      [...seen].sort(),
      protocol === "web" ? ["plain", "tls"] : [
        "plain",
        "tls",
        "upgrade",
      ],
    );
  }
});

Deno.test("some deployments are served by one socket, and what they shrink to as well", () => {
  const mapped = Array.from({ length: 200 }, (_, number) => drawDeployment(7, number))
    .filter(({ value }) => switchesOf(value)?.mapped);
  assertNotEquals(mapped.length, 0);
  for (const { value, shrinks } of mapped.slice(0, 3)) {
    assert(value.addresses.every((address) => !address.includes(":")));
    for (const simpler of shrinks()) {
      const all = simpler.value.addresses.every((address) => !address.includes(":"));
      if (all) assertEquals(switchesOf(simpler.value), { mapped: true });
      break;
    }
  }
});
