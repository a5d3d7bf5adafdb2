import { assertEquals } from "@std/assert";
import { referencePolicy } from "../policy/mod.ts";
import { ximssPeer } from "../testing/ximss.ts";
import { type Sharer, withSharers } from "./_sharers.ts";

const OWNER = "info@client1.com";

const acl = async (owner: Sharer, name: string) =>
  (await owner.ask(`GETACL ${name}`))[0]?.replace(/^.* lrswipkxtecda/, "");

Deno.test("a new mailbox is open to whom the one above it is open to then, at the top to nobody", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("CREATE top");
    await owner.end("SETACL top joe lrc");
    await owner.end("CREATE top/a/b");
    assertEquals([await acl(owner, "top/a"), await acl(owner, "top/a/b")], [
      " joe lrkxc",
      " joe lrkxc",
    ]);
    await owner.end("DELETEACL top joe");
    assertEquals(await acl(owner, "top/a"), " joe lrkxc");
    await owner.end("CREATE top/late");
    assertEquals(await acl(owner, "top/late"), "");
    assertEquals(await joe.end("CREATE ~info/top/a/mine/too"), "OK");
    assertEquals(await joe.end("SELECT ~info/top/a/mine/too"), "OK [READ-ONLY]");
    await owner.end("SETACL INBOX joe l");
    await owner.end("CREATE INBOX/low");
    await owner.end("CREATE beside");
    assertEquals([await acl(owner, "INBOX/low"), await acl(owner, "beside")], [" joe l", ""]);
  }));

Deno.test("a rename keeps the rights of all that goes along, a delete drops them", () =>
  withSharers(async ({ imap }) => {
    const owner = await imap(OWNER);
    await owner.end("CREATE a/b");
    await owner.end("SETACL a joe l");
    await owner.end("SETACL a/b joe lr");
    await owner.end("CREATE z");
    await owner.end("SETACL z anyone l");
    await owner.end("RENAME a z/y/a");
    assertEquals(await acl(owner, "z/y"), " anyone l");
    assertEquals([await acl(owner, "z/y/a"), await acl(owner, "z/y/a/b")], [" joe l", " joe lr"]);
    await owner.end("DELETE z/y/a/b");
    await owner.end("CREATE z/y/a/b");
    assertEquals(await acl(owner, "z/y/a/b"), " joe l");
  }));

Deno.test("rights that are taken away are gone at once from a session that has the mailbox open", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("SETACL INBOX joe lrswd");
    assertEquals(await joe.end("SELECT ~info/INBOX"), "OK [READ-WRITE]");
    await owner.end("DELETEACL INBOX joe");
    await owner.end("APPEND INBOX {1+}\r\nx");
    for (
      const command of [
        "FETCH 1 BODY[]",
        "UID FETCH 1:* FLAGS",
        "SEARCH ALL",
        "STORE 1 FLAGS (\\Seen)",
        "COPY 1 INBOX",
        "EXPUNGE",
        "STATUS ~info/INBOX (MESSAGES)",
      ]
    ) assertEquals((await joe.ask(command)).map((line) => line.slice(0, 2)), ["NO"], command);
    assertEquals(await joe.ask("NOOP"), ["OK"]);
    await owner.end("SETACL INBOX joe lr");
    assertEquals(await joe.ask("NOOP"), ["* 2 EXISTS", "* 2 RECENT", "OK"]);
    assertEquals((await joe.ask("UID FETCH 2 BODY.PEEK[]"))[0], "* 2 FETCH (UID 2 BODY[] {1}");
  }));

Deno.test("IDLE tells what happens in another's mailbox, for as long as it may be read", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("SETACL INBOX joe lr");
    await joe.end("SELECT ~info/INBOX");
    joe.say("b IDLE");
    assertEquals(await joe.hear(), "+ idling");
    await owner.end("APPEND INBOX {1+}\r\nx");
    assertEquals([await joe.hear(), await joe.hear()], ["* 2 EXISTS", "* 2 RECENT"]);
    await owner.end("SETACL INBOX joe l");
    await owner.end("APPEND INBOX {1+}\r\nx");
    joe.say("DONE");
    assertEquals(await joe.hear(), "b OK IDLE done");
  }));

Deno.test("another's mailbox that is deleted while it is open is empty from then on", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("CREATE box");
    await owner.end("APPEND box {1+}\r\nx");
    await owner.end("SETACL box joe lr");
    await joe.end("SELECT ~info/box");
    await owner.end("DELETE box");
    assertEquals(await joe.ask("NOOP"), ["* 1 EXPUNGE", "OK"]);
    assertEquals(await joe.ask("UID FETCH 1:* FLAGS"), ["OK"]);
  }));

Deno.test("XIMSS names others' mailboxes alike, and reads them by the same rights", () =>
  withSharers(async ({ imap, door }) => {
    const owner = await imap(OWNER);
    await owner.end("CREATE box");
    await owner.end("APPEND box {14+}\r\nSubject: x\r\n\r\n");
    await owner.end("SETACL box joe l");
    await using joe = ximssPeer(door("ximss"));
    await joe.ask('<login id="1" authData="joe@client1.com" password="secret"/>');
    const OPEN = '<folderOpen id="2" folder="F" mailbox="~info/box"/>';
    const READ = '<folderRead id="2" folder="F" UID="1"/>';
    const LIST = '<mailboxList id="2" filter="~info/*"/>';
    const failed = async (document: string) =>
      /errorNum="(\d+)"/.exec((await joe.ask(document)).at(-1)!)?.[1];
    assertEquals(await joe.ask(LIST), [
      '<mailbox id="2" mailbox="~info/box"/>',
      '<response id="2"/>',
    ]);
    assertEquals(await failed(OPEN), "557");
    await owner.end("SETACL box joe r");
    assertEquals(await failed(OPEN), "550");
    await owner.end("SETACL box joe lr");
    assertEquals(await failed(OPEN), undefined);
    assertEquals(await joe.ask(LIST), [
      '<mailbox id="2" mailbox="~info/box" messages="1"/>',
      '<response id="2"/>',
    ]);
    assertEquals(await failed(READ), undefined);
    await owner.end("DELETEACL box joe");
    assertEquals(await joe.hear(), '<folderReport folder="F" mode="notify" messages="0"/>');
    assertEquals(await failed(READ), "557");
    assertEquals(
      await failed('<folderBrowse id="2" folder="F"><index from="0" till="9"/></folderBrowse>'),
      "557",
    );
    assertEquals(await joe.ask(LIST), ['<response id="2"/>']);
  }));

Deno.test("a part of the policy can be replaced", () =>
  withSharers(async ({ imap }) => {
    const joe = await imap("joe@client1.com");
    assertEquals(await joe.end("SELECT ~ann/INBOX"), "OK [READ-ONLY]");
  }, {
    ...referencePolicy,
    sharedName: () => "ann@client2.com",
    rightsOf: () => new Set(["l", "r"]),
  }));
