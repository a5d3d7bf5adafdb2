import { assertEquals } from "@std/assert";
import type { Deployment } from "../../fixtures/deployment.ts";
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

const withTeam = (members: readonly string[]) => (deployment: Deployment): Deployment => ({
  ...deployment,
  domains: deployment.domains.map((domain) => ({
    ...domain,
    groups: domain.groups.map((group) => group.name === "team" ? { ...group, members } : group),
  })),
});

Deno.test("what came while a Group was without the session's account is told once it is in it again", () =>
  withSharers(async ({ imap, reconfigure }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("SETACL INBOX #team lr");
    await joe.end("SELECT ~info/INBOX");
    const team = (...members: string[]) => reconfigure(withTeam(members));
    team("sales");
    await owner.end("APPEND INBOX {1+}\r\nx");
    assertEquals(await joe.ask("NOOP"), ["OK"]);
    assertEquals(await joe.ask("NOOP"), ["OK"]);
    team("jj", "sales");
    assertEquals(await joe.ask("NOOP"), ["* 2 EXISTS", "* 2 RECENT", "OK"]);
    assertEquals(await joe.ask("NOOP"), ["OK"]);
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

Deno.test("names and identifiers are those of the world as it is now, the session's account is not", () =>
  withSharers(async ({ imap, reconfigure }) => {
    const [owner, joe, ann] = [
      await imap(OWNER),
      await imap("joe@client1.com"),
      await imap("ann@client2.com"),
    ];
    await owner.end("SETACL INBOX #team lr");
    await owner.end("SETACL INBOX later lr");
    assertEquals(await ann.end("EXAMINE ~info@client1.com/INBOX"), "OK [READ-ONLY]");
    reconfigure((deployment) => ({
      ...deployment,
      routes: [{ from: "<shop@client1.com>", to: OWNER }],
      domains: deployment.domains.map((domain) => ({
        ...domain,
        groups: [],
        accounts: domain.accounts.map((account) =>
          account.name === "joe" ? { ...account, aliases: ["later"] } : account
        ),
      })),
    }));
    assertEquals(await ann.end("FETCH 1 FLAGS"), "NO [NOPERM]");
    assertEquals(await joe.end("EXAMINE ~desk/INBOX"), "NO [NONEXISTENT]");
    assertEquals(await joe.end("EXAMINE ~shop/INBOX"), "OK [READ-ONLY]");
    reconfigure((deployment) => ({
      ...deployment,
      domains: deployment.domains.filter(({ name }) => name !== "client1.com"),
    }));
    assertEquals(await owner.end("SELECT INBOX"), "OK [READ-WRITE]");
    assertEquals(await joe.end("FETCH 1 FLAGS"), "NO [NOPERM]");
  }));

/** client1.com under another name; the old one may stay as an alias. */
const renaming = (aliases: readonly string[]) => (deployment: Deployment): Deployment => ({
  ...deployment,
  routes: [],
  domains: deployment.domains.map((domain) =>
    domain.name === "client1.com" ? { ...domain, name: "renamed.com", aliases } : domain
  ),
});

for (const aliases of [[], ["client1.com"]]) {
  Deno.test(`a Domain that is renamed to ${aliases.length} alias disturbs no session's sharing`, () =>
    withSharers(async ({ imap, reconfigure }) => {
      const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
      await owner.end("CREATE box");
      await owner.end("SETACL box joe lr");
      await owner.end("APPEND box {1+}\r\nx");
      reconfigure(renaming(aliases));
      for (const name of ["~info/box", "~INFO/box", "~help/box"]) {
        assertEquals(await joe.end(`EXAMINE ${name}`), "OK [READ-ONLY]", name);
        assertEquals((await joe.ask("FETCH 1 FLAGS")).at(-1), "OK", name);
      }
      assertEquals(await owner.end("SELECT ~info/box"), "OK [READ-WRITE]");
      assertEquals(await owner.end("RENAME ~info/box box2"), "OK");
      assertEquals(await joe.end("EXAMINE ~info/INBOX"), "NO [NONEXISTENT]");
    }));
}

Deno.test("an account that is renamed has its own mailboxes under the name of its session", () =>
  withSharers(async ({ imap, reconfigure }) => {
    const owner = await imap(OWNER);
    reconfigure((deployment) => ({
      ...deployment,
      domains: deployment.domains.map((domain) => ({
        ...domain,
        accounts: domain.accounts.map((one) => one.name === "info" ? { ...one, name: "i" } : one),
      })),
    }));
    assertEquals(await owner.end("SELECT ~info/INBOX"), "OK [READ-WRITE]");
    assertEquals(await owner.end("SELECT ~info@client1.com/INBOX"), "NO [NONEXISTENT]");
  }));

Deno.test("a session shows nothing of an account that was made anew under its name", () =>
  withSharers(async ({ imap, reconfigure }) => {
    const before = await imap(OWNER);
    await before.end("SETACL INBOX joe lr");
    let original: Deployment | undefined;
    reconfigure((deployment) => {
      original = deployment;
      return {
        ...deployment,
        domains: deployment.domains.map((domain) => ({
          ...domain,
          accounts: domain.accounts.filter(({ name }) => name !== "info"),
        })),
      };
    });
    reconfigure((deployment) => original ?? deployment);
    const [after, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await after.end("APPEND INBOX {1+}\r\nx");
    for (const name of ["INBOX", "~info/INBOX", "~info@client1.com/INBOX"]) {
      const shown = (await before.ask(`STATUS ${name} (MESSAGES)`))[0];
      assertEquals(shown?.replace(/.* \(/, "("), "(MESSAGES 1)", name);
    }
    assertEquals((await after.ask("STATUS INBOX (MESSAGES)"))[0], "* STATUS INBOX (MESSAGES 2)");
    assertEquals(await joe.end("EXAMINE ~info/INBOX"), "NO [NONEXISTENT]");
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

Deno.test("XIMSS too tells what came while a Group was without the session's account", () =>
  withSharers(async ({ imap, door, reconfigure }) => {
    const owner = await imap(OWNER);
    await owner.end("SETACL INBOX #team lr");
    await using joe = ximssPeer(door("ximss"));
    await joe.ask('<login id="1" authData="joe@client1.com" password="secret"/>');
    await joe.ask('<folderOpen id="2" folder="F" mailbox="~info/INBOX"/>');
    reconfigure(withTeam([]));
    await owner.end("APPEND INBOX {1+}\r\nx");
    assertEquals(await joe.hear(), '<folderReport folder="F" mode="notify" messages="0"/>');
    reconfigure(withTeam(["joe"]));
    assertEquals(await joe.ask('<noop id="3"/>'), ['<response id="3"/>']);
    assertEquals(await joe.hear(), '<folderReport folder="F" mode="notify" messages="2"/>');
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
