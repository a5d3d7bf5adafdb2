import { assertEquals } from "@std/assert";
import type { Deployment } from "../../fixtures/deployment.ts";
import { ximssPeer } from "../testing/ximss.ts";
import { withSharers } from "./_sharers.ts";

const OWNER = "info@client1.com";

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
