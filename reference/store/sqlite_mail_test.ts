import { assert, assertEquals, assertThrows } from "@std/assert";
import { made, mail, opened, text, uids } from "./_mail_of_two.ts";
import type { Mail } from "./mail.ts";

const names = (mail: Mail) => mail.list().map(({ name }) => name);

Deno.test("INBOX is one mailbox in any letter case, others are not", () =>
  mail((mail) => {
    assertEquals(mail.open("inbox")?.name, "INBOX");
    assertEquals(mail.create("iNbOx"), false);
    assert(mail.create("inbox/old"));
    assert(mail.create("Work"));
    assert(mail.create("work"));
    assertEquals(names(mail), ["INBOX", "INBOX/old", "Work", "work"]);
  }));

Deno.test("a mailbox is created with what is missing above it, a last separator dropped", () =>
  mail((mail) => {
    assert(mail.create("a/b/c/"));
    assertEquals(names(mail), ["INBOX", "a", "a/b", "a/b/c"]);
    assertEquals(mail.create("a/b"), false);
  }));

Deno.test("a name that no client could name again is not created", () =>
  mail((mail) => {
    const unfit = [
      "",
      "/",
      "/a",
      "a//b",
      "a%",
      "a*b",
      "a\nb",
      "\ud800",
      "~joe/x",
      "x".repeat(1001),
    ];
    assertEquals(unfit.filter((name) => mail.create(name)), []);
    assert(mail.create("Entwürfe & 草稿"));
  }));

Deno.test("a deleted mailbox leaves those below it, and INBOX is never deleted", () =>
  mail((mail) => {
    const above = made(mail, "a");
    mail.create("a/b");
    above.append(text("1"));
    assert(mail.remove("a"));
    assertEquals([above.exists, above.messages(), above.name], [false, [], "a"]);
    assertThrows(() => above.append(text("2")), Error, "Cannot add a message to a: it was deleted");
    assertEquals(names(mail), ["INBOX", "a/b"]);
    assertEquals(["a", "none", "inbox"].filter((name) => mail.remove(name)), []);
  }));

Deno.test("a name used again has a larger UIDVALIDITY, after DELETE and after RENAME", () =>
  mail((mail) => {
    const first = made(mail, "a").uidValidity;
    mail.remove("a");
    const second = made(mail, "a").uidValidity;
    assert(second > first);
    const older = made(mail, "older");
    const newer = made(mail, "newer").uidValidity;
    mail.remove("newer");
    mail.rename("older", "newer");
    assertEquals(older.name, "newer");
    assert(older.uidValidity > newer);
  }));

Deno.test("RENAME takes along what is below, and nothing that only starts alike", () =>
  mail((mail) => {
    for (const name of ["a/b/c", "ab", "a.b"]) mail.create(name);
    const deep = opened(mail, "a/b/c");
    deep.append(text("1"), ["\\Seen"]);
    assert(mail.rename("a", "new/place"));
    assertEquals(names(mail), [
      "INBOX",
      "a.b",
      "ab",
      "new",
      "new/place",
      "new/place/b",
      "new/place/b/c",
    ]);
    assertEquals([deep.name, uids(deep)], ["new/place/b/c", [1]]);
  }));

Deno.test("RENAME to what is above goes, where that name is free", () =>
  mail((mail) => {
    for (const name of ["a/b/b/c", "a/b/c"]) mail.create(name);
    mail.remove("a");
    assert(mail.rename("a/b", "a"));
    assertEquals(names(mail), ["INBOX", "a", "a/b", "a/b/c", "a/c"]);
  }));

Deno.test("RENAME into itself, over another, of none, to an unfit name changes nothing", () =>
  mail((mail) => {
    for (const name of ["a/b", "c", "d/b"]) mail.create(name);
    mail.remove("d");
    const before = names(mail);
    const cannot = [["a", "a"], ["a", "a/b/x"], ["a", "c"], ["a", "d"], ["none", "x"], [
      "a",
      "x//y",
    ], [
      "a",
      "inbox",
    ]] as const;
    assertEquals(cannot.filter(([from, to]) => mail.rename(from, to)), []);
    assertEquals(names(mail), before);
  }));

Deno.test("RENAME of INBOX moves its messages and leaves it, with what is below", () =>
  mail((mail) => {
    mail.create("INBOX/kept");
    const inbox = opened(mail, "INBOX");
    const { uidNext, uidValidity } = inbox;
    assert(mail.rename("inbox", "saved/2026"));
    assertEquals([inbox.exists, uids(inbox), inbox.uidNext, inbox.uidValidity], [
      true,
      [],
      uidNext,
      uidValidity,
    ]);
    assertEquals(names(mail), ["INBOX", "INBOX/kept", "saved", "saved/2026"]);
    const saved = opened(mail, "saved/2026");
    assertEquals([uids(saved), saved.uidNext], [[1], uidNext]);
    assertEquals(saved.append(text("next")), uidNext);
  }));

Deno.test("a subscription outlives its mailbox", () =>
  mail((mail) => {
    mail.create("a");
    for (const name of ["a", "never-made", "inbox"]) mail.subscribe(name, true);
    mail.remove("a");
    assertEquals(mail.subscriptions(), ["INBOX", "a", "never-made"]);
    mail.subscribe("a", false);
    assertEquals(mail.subscriptions(), ["INBOX", "never-made"]);
  }));

Deno.test("accounts of one store share nothing", () =>
  mail((mine, others) => {
    mine.create("a");
    mine.subscribe("a", true);
    assertEquals([names(others), others.subscriptions()], [["INBOX"], []]);
  }));
