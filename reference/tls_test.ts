import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../fixtures/certificates/mod.ts";
import type { Deployment, Domain } from "../fixtures/deployment.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { type ReferenceOptions, referencePolicy, startReference } from "./mod.ts";
import { call, gone } from "./server/_echo.ts";
import { authority, callTls, upgraded } from "./server/_tls.ts";

async function serving(more: ReferenceOptions = {}) {
  const signs = await authority();
  const certificate = certificatesOf(signs);
  return await startReference(workedExample, {
    serve: ["pop3"],
    tls: { certificate, clients: signs.certificate },
    ...more,
  });
}

/** The names in the certificate that is shown on an endpoint. */
async function shown(at: { address: string; port: number }, servername?: string) {
  const { socket, until } = await callTls(at, servername === undefined ? {} : { servername });
  await until("\r\n");
  const names = socket.getPeerX509Certificate()?.subjectAltName;
  socket.end();
  await gone(socket);
  return [...(names ?? "").matchAll(/DNS:([^,]*)/g)].map(([, name]) => name);
}

/** The Domain whose certificate is shown: the first of its names. */
const domainShown = async (...at: Parameters<typeof shown>) => (await shown(...at))[0];

Deno.test("with TLS every protocol is served twice on every address", async () => {
  await using reference = await serving({ serve: ["pop3", "imap", "ftp", "xmpp"] });
  const got = reference.endpoints.map(({ protocol, address, security }) =>
    `${protocol} ${address} ${security}`
  );
  const wanted = ["ftp", "imap", "pop3", "xmpp"].flatMap((protocol) =>
    workedExample.addresses.flatMap((address) =>
      ["upgrade", "tls"].map((security) => `${protocol} ${address} ${security}`)
    )
  );
  assertEquals(got, wanted);
});

Deno.test("a protocol that has no upgrade is plain beside its TLS, and each port can be chosen", async () => {
  const protocol = {
    id: "pwd" as const,
    upgrades: false,
    converse: () => Promise.resolve(),
    farewell: () => "",
  };
  const options = { serve: ["pwd"], addresses: ["127.0.1.9"], protocols: [protocol] } as const;
  const first = await serving(options);
  const [plain, tls] = first.endpoints;
  assertEquals([plain?.security, tls?.security], ["plain", "tls"]);
  await first.close();
  const ports = { ports: { pwd: plain!.port }, tlsPorts: { pwd: tls!.port } };
  await using again = await serving({ ...options, ...ports });
  assertEquals(again.endpoints, first.endpoints);
});

Deno.test("a client sees the certificate of the server name, else of the address", async () => {
  await using reference = await serving();
  const at = (address: string) =>
    reference.endpoints.find((each) => each.security === "tls" && each.address === address)!;
  const seen = [
    await domainShown(at("127.0.1.1")),
    await domainShown(at("127.0.0.1")),
    await domainShown(at("127.0.1.9")),
    await domainShown(at("127.0.0.1"), "CLIENT2.com"),
    await domainShown(at("127.0.1.1"), "mail.company.com"),
    await domainShown(at("127.0.1.1"), "spare.company.com"),
    await domainShown(at("127.0.1.1"), "nobody.example"),
  ];
  assertEquals(seen, [
    "client1.com",
    "company.com",
    "company.com",
    "client2.com",
    "company.com",
    "company.com",
    "client1.com",
  ]);
});

Deno.test("an IPv4-mapped address is the IPv4 address for a certificate too (address.family)", async () => {
  await using reference = await serving({ addresses: ["::"] });
  const endpoint = reference.endpoints.find(({ security }) => security === "tls");
  assertEquals(await domainShown({ ...endpoint!, address: "127.0.1.1" }), "client1.com");
});

/** The worked example, with client1.com changed. */
const changed = (change: Partial<Domain>): Deployment => ({
  ...workedExample,
  domains: workedExample.domains.map((domain) =>
    domain.name === "client1.com" ? { ...domain, ...change } : domain
  ),
});

Deno.test("a renamed Domain has a certificate from the next handshake on, at its address and by name (access.reconfigured)", async () => {
  await using reference = await serving();
  const [at] = reference.endpoints.filter(({ address, security }) =>
    address === "127.0.1.1" && security === "tls"
  );
  assert(at);
  assertEquals(await domainShown(at), "client1.com");
  reference.reconfigure(changed({ name: "renamed.com" }));
  assertEquals(await domainShown(at), "renamed.com");
  assertEquals(await domainShown(at, "RENAMED.com"), "renamed.com");
  reference.reconfigure(workedExample);
  assertEquals(await domainShown(at), "client1.com");
});

Deno.test("an added alias is in the certificate that is chosen by it (access.reconfigured)", async () => {
  await using reference = await serving();
  const [at] = reference.endpoints.filter(({ address, security }) =>
    address === "127.0.0.1" && security === "tls"
  );
  assert(at);
  const alias = "added.example";
  assertEquals((await shown(at, "client1.com")).includes(alias), false);
  reference.reconfigure(changed({ aliases: [alias] }));
  for (const name of [alias, "client1.com"]) assert((await shown(at, name)).includes(alias), name);
});

Deno.test("the server name reaches the policy, in implicit TLS and behind an upgrade", async () => {
  const names: unknown[] = [];
  const policy: typeof referencePolicy = {
    ...referencePolicy,
    admit: (world, login) => {
      names.push([login.name, login.serverName]);
      return referencePolicy.admit(world, login);
    },
  };
  await using reference = await serving({ policy, addresses: ["127.0.1.1"] });
  const [plain, tls] = reference.endpoints;
  assert(plain && tls);
  const login = (name: string) => `USER ${name}\r\nPASS maple-lantern-one\r\n`;
  const servername = "client2.com";
  const inside = await callTls(tls, { servername });
  inside.socket.write(login("info"));
  await inside.until("1 messages\r\n");
  const outside = await call(plain);
  outside.socket.write(login("nobody"));
  await outside.until("refused\r\n");
  outside.socket.write("STLS\r\n");
  await outside.until("begin TLS\r\n");
  const behind = await upgraded(outside.socket, { servername });
  behind.socket.write(login("info"));
  await behind.until("1 messages\r\n");
  for (const { socket } of [inside, behind]) {
    socket.end("QUIT\r\n");
    socket.resume();
    await gone(socket);
  }
  assertEquals(names, [["info", servername], ["nobody", undefined], ["info", servername]]);
});
