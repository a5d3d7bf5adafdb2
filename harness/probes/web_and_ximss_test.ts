import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { neighbourAt } from "../../scenarios/neighbour.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { ReferenceOptions } from "../../reference/mod.ts";
import { canariesOf, type Dialling } from "../run/dial.ts";
import { trustOf, USUAL_TRUST } from "../run/trusting.ts";
import { referenceTarget } from "../targets/reference.ts";
import { loginFirst } from "./login_first.ts";
import { personalSites } from "./personal_sites.ts";

const MAIN = "127.0.0.1";

/** With a record, an alias of a Domain and a Forwarder to go by. */
const ROUTED: Deployment = {
  ...workedExample,
  routes: [
    { from: "www.client2.com", to: "client2.com" },
    { from: "<orders@client1.com>", to: "john@client2.com" },
  ],
};

/** A server, and what a run would give a probe there. */
async function world(protocol: Protocol, security: Security, parts: ReferenceOptions = {}) {
  const running = await referenceTarget(parts).start(ROUTED, [protocol]);
  const dialling: Dialling = {
    endpoints: running.endpoints,
    zone: {
      resolve: () => Promise.resolve([MAIN]),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
    trust: trustOf(USUAL_TRUST, running),
    accountOf: canariesOf(ROUTED),
    timeout: 5_000,
  };
  return {
    dialling,
    neighbour: neighbour(protocol, security),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

function neighbour(protocol: Protocol, security: Security): Scenario {
  const found = neighbourAt(ROUTED, protocol, MAIN);
  assert(found, "no login should open");
  return {
    id: "neighbour",
    cell: { protocol, form: "at", address: "own", credential: "own", security },
    deployment: ROUTED,
    attempt: found.attempt,
    password: found.account.password,
    mechanism: protocol === "web" ? "FORM" : "LOGIN",
    subject: found.opens,
    serverSetting: MAIN,
  };
}

const GROUP = { id: "group", scenarios: [] };

for (const protocol of ["web", "ximss"] as const) {
  for (const security of ["plain", "tls"] as const) {
    Deno.test(`${protocol}, ${security}: nothing is given before a login, beside one that opens`, async () => {
      await using there = await world(protocol, security);
      const { finding, why } = await loginFirst(GROUP, there.neighbour, there.dialling);
      assertEquals([finding, why], [
        "kept",
        "nothing was given before a login, and a login opened an account",
      ]);
    });
  }
}

Deno.test("a session page that is shown to everybody is found", async () => {
  const { message } = canaryOf(ROUTED.name, "info@company.com");
  const server = Deno.serve(
    { hostname: MAIN, port: 0, onListen() {} },
    ({ url }) =>
      new URL(url).pathname === "/session/"
        ? new Response(message)
        : new Response("", { status: 404 }),
  );
  await using there = await world("web", "plain");
  const endpoint = {
    protocol: "web",
    address: MAIN,
    port: server.addr.port,
    security: "plain",
  } as const;
  const dialling = { ...there.dialling, endpoints: [endpoint] };
  const { finding, why } = await loginFirst(GROUP, there.neighbour, dialling);
  await server.shutdown();
  assertEquals(finding, "broken");
  assertStringIncludes(why, "/session/ was answered by 200");
});

Deno.test("mailboxes that are listed to everybody are found", async () => {
  const inbox = '<mailbox id="p" mailbox="INBOX" messages="1"/>\0<response id="p"/>\0';
  await using there = await world("ximss", "plain", {
    // Whatever is refused is answered by a list.
    wire: (wire) => ({
      ...wire,
      send: (...data) =>
        wire.send(
          ...data.map((one) => typeof one === "string" && one.includes("errorNum") ? inbox : one),
        ),
    }),
  });
  const { finding } = await loginFirst(GROUP, there.neighbour, there.dialling);
  assertEquals(finding, "broken");
});

for (const security of ["plain", "tls"] as const) {
  Deno.test(`each name's personal site is that of the account it leads to, ${security}`, async () => {
    await using there = await world("web", security);
    const seen = await personalSites(GROUP, there.neighbour, there.dialling);
    assertEquals(seen?.finding, "kept", seen?.why);
    assert(Number(/^\d+/.exec(seen?.why ?? "")?.[0]) >= 10, seen?.why);
  });
}

const WRONG: Readonly<Record<string, (name: string) => string>> = {
  "a site for nobody's name": (name) => name.startsWith("nobody") ? "info@company.com" : name,
  "no record for a site": (name) => name === "orders@client1.com" ? "info@client1.com" : name,
  "no site for a Forwarder": (name) => name.startsWith("sales") ? "nobody" : name,
  "the address's Domain for a simple name, and not the host's": (name) =>
    name === "info" ? "info@company.com" : name,
};

for (const [title, read] of Object.entries(WRONG)) {
  Deno.test(`a wrong server is found: ${title}`, async () => {
    await using there = await world("web", "plain", {
      door: (door) => ({
        ...door,
        pages: { ...door.pages, site: (name, hint) => door.pages.site(read(name), hint) },
      }),
    });
    const seen = await personalSites(GROUP, there.neighbour, there.dialling);
    assertEquals(seen?.finding, "broken", seen?.why);
  });
}

Deno.test("a site that shows what only a session may show is found", async () => {
  await using there = await world("web", "plain", {
    wire: (wire) => ({
      ...wire,
      send: (...data) =>
        wire.send(
          ...data.map((one) => {
            const text = typeof one === "string" ? one : new TextDecoder().decode(one);
            // The length stays what was said.
            return text.replace(/Site of ([^<]*<\/h1>)<p>Site/, "$1<p>      Canary");
          }),
        ),
    }),
  });
  const seen = await personalSites(GROUP, there.neighbour, there.dialling);
  assertEquals(seen?.finding, "broken", seen?.why);
  assertStringIncludes(seen?.why ?? "", "shows a canary");
});

Deno.test("where no site is shown at all, nothing is proven", async () => {
  await using there = await world("web", "plain", {
    door: (door) => ({ ...door, pages: { ...door.pages, site: () => undefined } }),
  });
  const seen = await personalSites(GROUP, there.neighbour, there.dialling);
  assertEquals(seen?.finding, "unclear");
});
