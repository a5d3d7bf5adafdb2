import { assertEquals, assertThrows } from "@std/assert";
import { made, mail, opened, text, uids } from "./_mail_of_two.ts";

Deno.test("a uid is never given twice", () =>
  mail((mail) => {
    const box = made(mail, "a");
    const given = [1, 2, 3].map(() => box.append(text("x")));
    box.expunge([2, 3]);
    assertEquals([...given, box.append(text("y"))], [1, 2, 3, 4]);
    assertEquals([uids(box), box.uidNext], [[1, 4], 5]);
  }));

Deno.test("a message comes back as it was appended", () =>
  mail((mail) => {
    const box = made(mail, "a");
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    const date = new Date("2001-02-03T04:05:06Z");
    const uid = box.append(bytes, ["\\Seen", "$Work", "\\Seen", "\\Recent"], date);
    assertEquals(box.content(uid), bytes);
    assertEquals(box.message(uid), {
      uid,
      size: 256,
      internalDate: date,
      flags: ["\\Seen", "$Work"],
      recent: true,
    });
    assertEquals([box.message(99), box.content(99)], [undefined, undefined]);
  }));

Deno.test("the recent mark is taken once", () =>
  mail((mail) => {
    const box = made(mail, "a");
    box.append(text("1"));
    box.append(text("2"));
    assertEquals(box.claimRecent(), [1, 2]);
    box.append(text("3"));
    assertEquals(opened(mail, "a").claimRecent(), [3]);
    assertEquals(box.claimRecent(), []);
  }));

Deno.test("a copy has flags and date of the first, is recent, and has uids of its own", () =>
  mail((mail) => {
    const [from, to] = [made(mail, "a"), made(mail, "b")];
    const date = new Date("2001-02-03T04:05:06Z");
    from.append(text("one"), ["\\Flagged"], date);
    from.append(text("two"));
    from.claimRecent();
    to.append(text("there"));
    assertEquals(from.copy([2, 1, 9], to), [[1, 2], [2, 3]]);
    assertEquals(to.message(2), {
      uid: 2,
      size: 3,
      internalDate: date,
      flags: ["\\Flagged"],
      recent: true,
    });
    assertEquals([uids(from), to.content(3)], [[1, 2], text("two")]);
  }));

Deno.test("a move leaves nothing behind", () =>
  mail((mail) => {
    const [from, to] = [made(mail, "a"), made(mail, "b")];
    for (const content of ["one", "two", "three"]) from.append(text(content));
    assertEquals(from.move([1, 3], to), [[1, 1], [3, 2]]);
    assertEquals([uids(from), uids(to), to.content(2)], [[2], [1, 2], text("three")]);
  }));

Deno.test("a copy or move to a mailbox that is gone is none at all", () =>
  mail((mail) => {
    const [from, to] = [made(mail, "a"), made(mail, "b")];
    from.append(text("one"));
    mail.remove("b");
    assertThrows(() => from.copy([1], to), Error, "Cannot add a message to b: it was deleted");
    assertThrows(() => from.move([1], to), Error, "Cannot add a message to b: it was deleted");
    assertEquals(uids(from), [1]);
    assertEquals(from.append(text("two")), 2);
  }));

Deno.test("a watcher hears every change by any session, and no other mailbox's", () =>
  mail((mail, others) => {
    const box = made(mail, "a");
    const heard: string[] = [];
    const stop = box.watch(() => heard.push(box.exists ? `${box.name} ${uids(box)}` : "gone"));
    const other = opened(mail, "a");
    other.append(text("1"));
    other.append(text("2"));
    other.setFlags(1, ["\\Seen"]);
    other.setFlags(1, ["\\Seen"]);
    other.expunge([1, 7]);
    other.expunge([7]);
    mail.rename("a", "b");
    opened(others, "INBOX").append(text("1"));
    mail.remove("b");
    assertEquals(heard, ["a 1", "a 1,2", "a 1,2", "a 2", "b 2", "gone"]);
    stop();
    made(mail, "a").append(text("1"));
    assertEquals(heard.length, 6);
  }));
