import { assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { decode, inDirectory, INFO, shown, tokensOf, world } from "./_world.ts";
import { openStore } from "./mod.ts";

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
