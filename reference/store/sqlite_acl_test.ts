import { assertEquals } from "@std/assert";
import { made, mail, opened } from "./_mail_of_two.ts";
import { MOST_ENTRIES } from "./acl.ts";
import type { Mailbox } from "./mail.ts";
import { flagsWithin, lettersOf, rightsIn } from "./rights.ts";

const give = (mailbox: Mailbox, identifier: string, letters: string) =>
  mailbox.acl.change(identifier, () => rightsIn(letters));

const told = (mailbox: Mailbox) =>
  mailbox.acl.entries().map(({ identifier, rights }) => `${identifier} ${lettersOf(rights)}`);

Deno.test("an entry is kept under its last spelling, and is gone without rights", () =>
  mail((mail) => {
    const box = made(mail, "box");
    assertEquals(give(box, "joe", "al"), "done");
    assertEquals(box.acl.change("JOE", (held) => new Set([...held, "r"])), "done");
    assertEquals(give(box, "ann", "l"), "done");
    assertEquals(told(box), ["JOE lra", "ann l"]);
    give(box, "joe", "");
    assertEquals(told(opened(mail, "box")), ["ann l"]);
  }));

Deno.test("entries go with a mailbox through a rename, and end with it", () =>
  mail((mail, also) => {
    give(made(mail, "a"), "joe", "l");
    mail.rename("a", "b");
    assertEquals(told(opened(mail, "b")), ["joe l"]);
    assertEquals(told(made(mail, "b/c")), ["joe l"]);
    assertEquals(told(made(also, "b")), []);
    mail.remove("b");
    assertEquals(told(made(mail, "b")), []);
    assertEquals(told(opened(mail, "b/c")), ["joe l"]);
  }));

Deno.test("whoever watches a mailbox hears of a change of rights", () =>
  mail((mail) => {
    const box = made(mail, "box");
    let heard = 0;
    const stop = box.watch(() => heard++);
    give(opened(mail, "box"), "joe", "l");
    give(made(mail, "other"), "joe", "l");
    stop();
    assertEquals(heard, 1);
  }));

Deno.test("there is an end to the entries, and none to their changes", () =>
  mail((mail) => {
    const box = made(mail, "box");
    for (let n = 0; n < MOST_ENTRIES; n++) give(box, `a${n}`, "l");
    assertEquals(give(box, "more", "l"), "too many");
    assertEquals([give(box, "more", ""), give(box, "a0", "lr")], ["done", "done"]);
    assertEquals(box.acl.entries().length, MOST_ENTRIES);
  }));

Deno.test("flags stay that there is no right to", () => {
  const held = ["\\Seen", "\\Deleted", "word"];
  assertEquals(flagsWithin(rightsIn("swd"), held, []), []);
  assertEquals(flagsWithin(rightsIn("w"), held, ["\\Flagged"]), [
    "\\Seen",
    "\\Deleted",
    "\\Flagged",
  ]);
  assertEquals(flagsWithin(rightsIn("s"), held, []), ["\\Deleted", "word"]);
  assertEquals(flagsWithin(rightsIn("d"), [], held), ["\\Deleted"]);
});
