import { assertEquals, fail as failed } from "@std/assert";
import { deploy } from "./policy/_deploy.ts";
import { directoryOf, referencePolicy } from "./policy/mod.ts";
import { postOf } from "./post.ts";
import { startReference } from "./mod.ts";
import { openStore } from "./store/mod.ts";

const DEPLOYMENT = deploy({ "client1.com": { groups: ["team=info,info@client2.com"] } });
const fail = () => failed("nothing is asked for this");
const MESSAGE = new TextEncoder().encode("Subject: one\r\n\r\nfirst\r\n");

Deno.test("a message is put into INBOX as it stands, and those who look at it are told", () => {
  const store = openStore();
  try {
    store.provision(DEPLOYMENT);
    const { mail } = store.account("info@client1.com");
    const inbox = mail.open("INBOX");
    let told = 0;
    const stop = inbox?.watch(() => told++);
    const world = () => directoryOf(DEPLOYMENT);
    const post = postOf({
      policy: referencePolicy,
      world,
      mail: (account) => store.account(account).mail,
      together: (work) => store.together(work),
      onFault: fail,
    });
    assertEquals(post.deliver(["info@client1.com"], MESSAGE), true);
    stop?.();
    const last = inbox?.messages().at(-1);
    assertEquals([inbox?.messages().length, told], [2, 1]);
    assertEquals(inbox?.content(last?.uid ?? 0), MESSAGE);
  } finally {
    store.close();
  }
});

Deno.test("a message that one account cannot keep no other keeps, and nobody is told of it", () => {
  const store = openStore();
  try {
    store.provision(DEPLOYMENT);
    const { mail } = store.account("info@client1.com");
    const inbox = mail.open("INBOX");
    let told = 0;
    const stop = inbox?.watch(() => told++);
    const broken = new Error("the disk is full");
    const faults: unknown[] = [];
    const post = postOf({
      policy: referencePolicy,
      world: () => directoryOf(DEPLOYMENT),
      mail: (account) =>
        account === "info@client1.com" ? mail : {
          ...store.account(account).mail,
          create() {
            throw broken;
          },
        },
      together: (work) => store.together(work),
      onFault: (error) => faults.push(error),
    });
    const kept = post.deliver(["info@client1.com", "info@client2.com"], MESSAGE);
    assertEquals([kept, inbox?.messages().length, told, faults], [false, 1, 0, [broken]]);
    // What follows is told again.
    assertEquals(post.deliver(["info@client1.com"], MESSAGE), true);
    assertEquals([inbox?.messages().length, told], [2, 1]);
    stop?.();
  } finally {
    store.close();
  }
});

Deno.test("where an address leads is asked of the world of this moment (access.reconfigured)", () => {
  let world = directoryOf(DEPLOYMENT);
  const post = postOf({
    policy: referencePolicy,
    world: () => world,
    mail: fail,
    together: fail,
    onFault: fail,
  });
  assertEquals(post.recipients("joe@client1.com").kind, "refused");
  world = directoryOf(deploy({ "client1.com": { accounts: ["ann=joe"] } }));
  assertEquals(post.recipients("joe@client1.com"), { kind: "here", accounts: ["ann@client1.com"] });
});

Deno.test("an embedder delivers by an address, and is told where that leads nowhere", async () => {
  await using reference = await startReference({ ...DEPLOYMENT, addresses: ["127.0.0.1"] }, {
    serve: ["pop3"],
  });
  const addresses = [
    "team@CLIENT1.com",
    "info%client2.com",
    "nobody@client1.com",
    "info@far.example",
  ];
  assertEquals(addresses.map((address) => reference.deliver(address, MESSAGE)), [
    true,
    true,
    false,
    false,
  ]);
});
