import { assert, assertEquals, assertThrows } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { canaryIn, canaryOf, siteTokenIn } from "../../fixtures/canary.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { decode, inDirectory, INFO, shown, tokensOf, world } from "./_world.ts";
import { openStore } from "./mod.ts";

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
