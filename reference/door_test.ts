import { assert, assertEquals } from "@std/assert";
import { doorTo, type SeenLogin } from "./door.ts";
import { ANY, deploy, knows } from "./policy/_deploy.ts";
import { directoryOf, referencePolicy } from "./policy/mod.ts";
import type { Proof, Session } from "./session.ts";
import { NO_POST, pagesOfOne } from "./testing/door.ts";

const WORLD = directoryOf(deploy({ "company.com": { accounts: ["joe"] } }));

function doorOf(more: Partial<Parameters<typeof doorTo>[0]> = {}) {
  return doorTo({
    policy: referencePolicy,
    world: () => WORLD,
    open: (account) => ({ account } as Session),
    protocol: "imap",
    localAddress: "192.0.0.1",
    refusals: 3,
    pages: pagesOfOne(),
    post: NO_POST,
    ...more,
  });
}

async function said(door: ReturnType<typeof doorTo>, name: string, proof: Proof = ANY) {
  const admission = await door.login({ name, proof });
  return admission.kind === "opened" ? admission.session.account : admission.because;
}

Deno.test("a login that is accepted opens the session of that account", async () => {
  assertEquals(await said(doorOf(), "info%CLIENT1.com"), "info@client1.com");
  assertEquals(
    await said(doorOf({ localAddress: "::ffff:192.0.0.2" }), "info"),
    "info@client1.com",
  );
});

Deno.test("a login that is refused opens nothing", async () => {
  const opened: string[] = [];
  const open = (account: string) => ({ account: (opened.push(account), account) } as Session);
  assertEquals(await said(doorOf({ open }), "info", knows("wrong")), "password");
  assertEquals(opened, []);
});

Deno.test("refusals are counted, and accepted logins are not", async () => {
  const door = doorOf();
  const exhausted = [];
  for (const name of ["x", "info", "y", "z", "info"]) {
    await said(door, name);
    exhausted.push(door.exhausted);
  }
  assertEquals(exhausted, [false, false, false, true, true]);
});

Deno.test("an attempt that comes to nothing counts like a refused login", async () => {
  const door = doorOf();
  door.failed();
  await said(door, "x");
  assertEquals(door.exhausted, false);
  door.failed();
  assertEquals(door.exhausted, true);
});

Deno.test("one login leaves nothing to the next, side by side or in turn (access.isolation)", async () => {
  const door = doorOf();
  const { promise: other, resolve: go } = Promise.withResolvers<void>();
  const slow: Proof = {
    mechanism: "PLAIN",
    accepts: (right) => other.then(() => right === "info at client2.com"),
  };
  const first = said(door, "info@client2.com", slow);
  assertEquals(await said(door, "joe", knows("joe at company.com")), "joe@company.com");
  go();
  assertEquals(await first, "info@client2.com");
  assertEquals(await said(door, "nobody@client2.com"), "account");
  assertEquals(await said(door, "info"), "info@company.com");
});

Deno.test("the world is asked anew for every login (access.reconfigured)", async () => {
  let world = WORLD;
  const door = doorOf({ world: () => world });
  assertEquals(await said(door, "info"), "info@company.com");
  world = directoryOf(deploy({ "client2.com": { addresses: ["192.0.0.1"] } }));
  assertEquals(await said(door, "info"), "info@client2.com");
});

Deno.test("a witness sees each login before it is decided, and no password", async () => {
  const seen: (SeenLogin | string)[] = [];
  const proof = { ...knows("a secret"), accepts: () => (seen.push("decided"), false) };
  const door = doorOf({ protocol: "xmpp", onLogin: (login) => seen.push(login) });
  await door.login({ name: "info@x@y", authzid: "", proof, hint: "client1.com" });
  await door.login({ name: "joe", authzid: "JOE", proof });
  const common = { protocol: "xmpp", localAddress: "192.0.0.1", mechanism: "USER" } as const;
  assertEquals(seen, [
    { ...common, name: "info@x@y", hint: "client1.com" },
    "decided",
    { ...common, name: "joe", authzid: "JOE" },
    "decided",
  ]);
});

Deno.test("an empty authorization identity was not sent", async () => {
  const admission = await doorOf().login({ name: "joe", authzid: "", proof: ANY });
  assert(admission.kind === "opened");
});

Deno.test("the TLS server name reaches the policy", async () => {
  const names: unknown[] = [];
  const policy = {
    ...referencePolicy,
    admit: (...[world, login]: Parameters<typeof referencePolicy.admit>) => {
      names.push(login.serverName);
      return referencePolicy.admit(world, login);
    },
  };
  await said(doorOf({ policy, serverName: () => "client1.com" }), "info");
  await said(doorOf({ policy }), "info");
  assertEquals(names, ["client1.com", undefined]);
});

Deno.test("a door says which hints are served", () => {
  const door = doorOf({ protocol: "web" });
  assertEquals(["client2.com:80", "unknown.example", "192.0.0.1"].map(door.serves), [
    true,
    false,
    true,
  ]);
});

Deno.test("a login that begins, and an attempt that comes to nothing, leave the session before", async () => {
  const told: string[] = [];
  const door = doorOf({
    open: (account) => ({ account: (told.push("opened"), account) } as Session),
    left: () => void told.push("left"),
  });
  await said(door, "joe");
  await said(door, "info%client1.com", knows("wrong"));
  door.failed();
  assertEquals(told, ["left", "opened", "left", "left"]);
});
