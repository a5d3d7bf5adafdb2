import { assert, assertEquals, assertThrows } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { canaryIn, canaryOf, siteTokenIn } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { type AccountStore, openStore } from "./mod.ts";

/** Deployment `world` with one Domain and these accounts. */
function world(...accounts: string[]): Deployment {
  return {
    name: "world",
    main: "a.example",
    addresses: [],
    domains: [{
      name: "a.example",
      aliases: [],
      addresses: [],
      accounts: accounts.map((name) => ({ name, password: "x", aliases: [], enabled: true })),
      forwarders: [],
      groups: [],
      lists: [],
    }],
    routes: [],
    dns: {},
  };
}

function inDirectory(work: (dir: string) => void): void {
  const dir = Deno.makeTempDirSync({ prefix: "loginspec-store-" });
  try {
    work(dir);
  } finally {
    Deno.removeSync(dir, { recursive: true });
  }
}

const INFO: FullName = "info@a.example";
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

Deno.test("every account shows its own canary as message, file, site and contact", () => {
  const store = openStore();
  const deployment = world("info", "joe");
  store.provision(deployment);
  for (const { fullName } of accountsOf(deployment)) {
    const { mail, files, roster } = store.account(fullName);
    const { token, contact, site } = canaryOf("world", fullName);
    const inbox = mail.open("INBOX");
    assertEquals(inbox?.messages().length, 1);
    assertEquals(canaryIn(decode(inbox?.content(1))), token);
    assertEquals(files.list("/")?.map(({ name }) => name), ["canary.txt", "www"]);
    assertEquals(canaryIn(decode(files.read("/canary.txt"))), token);
    const page = decode(files.read("/www/index.html"));
    assertEquals([siteTokenIn(page), canaryIn(page)], [site.token, undefined]);
    assert(!page.includes(token), "everybody may see a site");
    assertEquals(roster.items(), [{ ...contact, subscription: "both", ask: false, groups: [] }]);
  }
  store.close();
});

Deno.test("an account that was never provisioned has no store", () => {
  const store = openStore();
  store.provision(world("info"));
  assertThrows(() => store.account("joe@a.example"), RangeError, "never provisioned");
  store.close();
});

Deno.test("what is kept in a directory outlives the store, and the canary comes once", () =>
  inDirectory((dir) => {
    const first = openStore({ dir });
    first.provision(world("info"));
    const inbox = first.account(INFO).mail.open("INBOX");
    inbox?.expunge([1]);
    inbox?.append(new TextEncoder().encode("kept"), ["\\Seen"]);
    first.account(INFO).files.remove("/canary.txt");
    const validity = inbox?.uidValidity;
    first.close();

    const second = openStore({ dir });
    second.provision(world("info", "new"));
    const again = second.account(INFO).mail.open("INBOX");
    assertEquals(again?.messages().map(({ uid, flags }) => [uid, flags]), [[2, ["\\Seen"]]]);
    assertEquals([again?.uidNext, again?.uidValidity], [3, validity]);
    assertEquals(second.account(INFO).files.list("/")?.map(({ name }) => name), ["www"]);
    const { token } = canaryOf("world", "new@a.example");
    const added = second.account("new@a.example").mail.open("INBOX");
    assertEquals(canaryIn(decode(added?.content(1))), token);
    second.close();
  }));

/** What an account shows under a deployment's name, as `shown` has it. */
function tokensOf(deployment: string, account: FullName): string[] {
  const { token, site } = canaryOf(deployment, account);
  return [token, token, site.token, token];
}

/** The tokens of the canaries that an account shows: message, file, site, contact. */
function shown({ mail, files, roster }: AccountStore): (string | undefined)[] {
  const inbox = mail.open("INBOX");
  const [first] = inbox?.messages() ?? [];
  return [
    canaryIn(decode(first && inbox?.content(first.uid))),
    canaryIn(decode(files.read("/canary.txt"))),
    siteTokenIn(decode(files.read("/www/index.html"))),
    canaryIn(roster.items().map(({ jid }) => jid).join()),
  ];
}

Deno.test("letter case of names does not matter to a directory, and the canaries follow it", () =>
  inDirectory((dir) => {
    const first = openStore({ dir });
    first.provision(world("info"));
    first.account(INFO).mail.open("INBOX")?.append(new TextEncoder().encode("kept"), ["\\Seen"]);
    first.close();

    const [domain] = world("Info").domains;
    assert(domain);
    const respelled = { ...world(), domains: [{ ...domain, name: "A.example" }] };
    const second = openStore({ dir });
    second.provision(respelled);
    const account = second.account("Info@A.example");
    assertEquals(account, second.account(INFO));
    assertEquals(shown(account), tokensOf("world", "Info@A.example"));
    assertEquals(account.mail.open("INBOX")?.messages().map(({ flags }) => flags), [[], [
      "\\Seen",
    ]]);
    second.close();
  }));

Deno.test("under another deployment's name the canaries are that one's, and nothing else is touched", () =>
  inDirectory((dir) => {
    const first = openStore({ dir });
    first.provision(world("info", "gone"));
    const own = { jid: "zoe@b.example", subscription: "to", ask: false, groups: [] } as const;
    {
      const { mail, files, roster } = first.account(INFO);
      mail.open("INBOX")?.append(new TextEncoder().encode("kept"));
      mail.open("INBOX")?.setFlags(1, ["\\Flagged"]);
      files.write("/own.txt", new TextEncoder().encode("kept"));
      roster.set(own);
    }
    const validity = first.account(INFO).mail.open("INBOX")?.uidValidity ?? 0;
    {
      const { mail, files, roster } = first.account("gone@a.example");
      mail.open("INBOX")?.expunge([1]);
      files.write("/canary.txt", new TextEncoder().encode("my own canary"));
      files.write("/www/index.html", new TextEncoder().encode("my own site"));
      roster.remove(canaryOf("world", "gone@a.example").contact.jid);
    }
    first.close();

    const second = openStore({ dir });
    second.provision({ ...world("info", "gone"), name: "other" });
    const account = second.account(INFO);
    const { contact } = canaryOf("other", INFO);
    assertEquals(shown(account), tokensOf("other", INFO));
    const inbox = account.mail.open("INBOX");
    assertEquals(inbox?.messages().map(({ uid, flags }) => [uid, flags]), [[1, ["\\Flagged"]], [
      2,
      [],
    ]]);
    assertEquals(decode(inbox?.content(2)), "kept");
    assert((inbox?.uidValidity ?? 0) > validity, "a uid has other content");
    assertEquals(decode(account.files.read("/own.txt")), "kept");
    assertEquals(account.roster.items(), [
      { ...contact, subscription: "both", ask: false, groups: [] },
      own,
    ]);
    assertEquals(shown(second.account("gone@a.example")), Array(4).fill(undefined));
    assertEquals(
      decode(second.account("gone@a.example").files.read("/canary.txt")),
      "my own canary",
    );
    second.close();
  }));

Deno.test("in memory another deployment's name counts from the next opening on", () => {
  const store = openStore();
  store.provision(world("info"));
  store.account(INFO);
  store.provision({ ...world("info"), name: "other" });
  assertEquals(shown(store.account(INFO)), tokensOf("other", INFO));
  store.close();
});

Deno.test("provisioning twice gives no second canary", () => {
  const store = openStore();
  store.provision(world("info"));
  store.account(INFO);
  store.provision(world("info"));
  assertEquals(store.account(INFO).mail.open("INBOX")?.messages().length, 1);
  store.close();
});

Deno.test("an account that is made anew begins empty, and the one before keeps what it has open", () =>
  inDirectory((dir) => {
    const first = openStore({ dir });
    first.provision(world("info", "joe"));
    const before = first.account(INFO);
    before.mail.open("INBOX")?.append(new TextEncoder().encode("old"));
    before.files.write("/old.txt", new TextEncoder().encode("old"));
    before.mail.create("box");
    before.mail.open("box")?.acl.change("joe", () => new Set(["l", "r"]));
    first.provision(world("joe"));
    assertEquals(first.account(INFO).mail.open("INBOX")?.messages().length, 2, "none has its name");
    first.provision(world("Info", "joe"));
    const after = first.account(INFO);
    assertEquals(shown(after), tokensOf("world", "Info@a.example"));
    assertEquals(after.mail.list().map(({ name }) => name), ["INBOX"]);
    assertEquals(after.files.list("/")?.map(({ name }) => name), ["canary.txt", "www"]);
    after.mail.open("INBOX")?.append(new TextEncoder().encode("new"));
    const inbox = before.mail.open("INBOX");
    assertEquals(inbox?.messages().map(({ uid }) => decode(inbox.content(uid))).at(-1), "old");
    first.close();

    const second = openStore({ dir });
    second.provision(world("info"));
    const kept = second.account(INFO).mail.open("INBOX");
    assertEquals(kept?.messages().map(({ uid }) => decode(kept.content(uid))).at(-1), "new");
    second.close();
    const db = new DatabaseSync(`${dir}/loginspec.sqlite`);
    const left = db.prepare("SELECT count(*) AS accounts FROM account").get();
    assertEquals(left?.accounts, 2, "of the former one nothing is left");
    db.close();
  }));

Deno.test("one directory is one server's, until that one ends", () =>
  inDirectory((dir) => {
    const first = openStore({ dir });
    assertThrows(() => openStore({ dir }), Error, "Another server uses it");
    first.close();
    openStore({ dir }).close();
  }));

Deno.test("a directory that cannot be is an error that names it and the remedy", () =>
  inDirectory((dir) => {
    Deno.writeTextFileSync(`${dir}/file`, "");
    const error = assertThrows(() => openStore({ dir: `${dir}/file` }), Error);
    assert(error.message.startsWith(`Cannot open the data directory ${dir}/file: `));
    assert(error.message.endsWith("Take a directory that can be written."));
  }));

Deno.test("a directory of another layout is refused", () =>
  inDirectory((dir) => {
    const db = new DatabaseSync(`${dir}/loginspec.sqlite`);
    db.exec("PRAGMA user_version = 99");
    db.close();
    assertThrows(() => openStore({ dir }), Error, "it has layout 99");
  }));

Deno.test("what was acknowledged outlives a kill -9, and uids go on", async () => {
  const dir = Deno.makeTempDirSync({ prefix: "loginspec-store-" });
  // Appends for ever and says each uid after it was given.
  const script = `
    import { openStore } from ${JSON.stringify(import.meta.resolve("./mod.ts"))};
    const store = openStore({ dir: ${JSON.stringify(dir)} });
    store.provision(${JSON.stringify(world("info"))});
    const { mail, files } = store.account("info@a.example");
    while (true) {
      const uid = mail.open("INBOX").append(new TextEncoder().encode("x"));
      files.write("/last", new TextEncoder().encode(String(uid)));
      Deno.stdout.writeSync(new TextEncoder().encode(uid + "\\n"));
    }`;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", "--no-lock", script],
    stdout: "piped",
  }).spawn();
  let said = "";
  const decoder = new TextDecoder();
  for await (const chunk of child.stdout) {
    said += decoder.decode(chunk, { stream: true });
    if (said.includes("\n9\n")) child.kill("SIGKILL");
  }
  assertEquals((await child.status).signal, "SIGKILL");
  const acknowledged = said.slice(0, said.lastIndexOf("\n")).split("\n").map(Number);
  const last = acknowledged.at(-1) ?? 0;

  const store = openStore({ dir });
  store.provision(world("info"));
  const { mail, files } = store.account(INFO);
  const inbox = mail.open("INBOX");
  const kept = inbox?.messages().map(({ uid }) => uid) ?? [];
  assertEquals(kept.slice(0, last), Array.from({ length: last }, (_, index) => index + 1));
  assert(Number(decode(files.read("/last"))) >= last);
  assertEquals(inbox?.append(new TextEncoder().encode("y")), kept.length + 1);
  store.close();
  Deno.removeSync(dir, { recursive: true });
});
