import { assertEquals } from "@std/assert";
import type { FullName } from "../../fixtures/deployment.ts";
import { type Sharer, withSharers } from "./_sharers.ts";

const OWNER = "info@client1.com";

const shows = async (sharer: Sharer, name: string) =>
  (await sharer.ask(`STATUS ${name} (MESSAGES)`)).at(-2)?.replace(/.*\(MESSAGES (.*)\)/, "$1");

/** Each `info` has a mailbox `box` that all may read; they differ in how many messages there are. */
const withBoxes = (
  act: (as: (account: FullName, address?: string) => Promise<Sharer>) => Promise<void>,
) =>
  withSharers(async ({ imap }) => {
    for (const [n, domain] of ["company.com", "client1.com", "client2.com"].entries()) {
      const owner = await imap(`info@${domain}`);
      await owner.end("CREATE box");
      await owner.end("SETACL box anyone lr");
      for (let i = 0; i <= n; i++) await owner.end("APPEND box {1+}\r\nx");
    }
    await act(imap);
  });

Deno.test("a name without Domain is in that of the session's account, on whatever address", () =>
  withBoxes(async (as) => {
    assertEquals(await shows(await as("joe@client1.com"), "~info/box"), "2");
    assertEquals(await shows(await as("joe@client1.com", "127.0.0.2"), "~info/box"), "2");
    assertEquals(await shows(await as("ann@client2.com"), "~info/box"), "3");
    assertEquals(await shows(await as("boss@company.com", "127.0.0.2"), "~info/box"), "1");
  }));

Deno.test("a name with a Domain is in that one, and read and routed like a login name", () =>
  withBoxes(async (as) => {
    const [ann, joe] = [await as("ann@client2.com"), await as("joe@client1.com")];
    for (
      const name of [
        "~info@client1.com/box",
        "~INFO@Client1.COM/box",
        '"~info%client1.com/box"',
        "~help@client1.com/box",
        "~info@mail.client1.com/box",
        "~desk@client1.com/box",
        "~info@old.example/box",
        "~x@infos.example/box",
      ]
    ) assertEquals(await shows(ann, name), "2", name);
    assertEquals(await shows(joe, "~help/box"), "2");
    assertEquals(await shows(joe, "~desk/box"), "2");
  }));

Deno.test("a name that leads to no account here has no mailbox, nor has an account alone", () =>
  withBoxes(async (as) => {
    const joe = await as("joe@client1.com");
    for (
      const name of [
        "~",
        "~/box",
        "~info",
        "~nobody/box",
        "~team/box",
        "~news/box",
        "~info@elsewhere.example/box",
        "~@client1.com/box",
        "~a@b@c/box",
        '"~ info/box"',
        '"~ x@infos.example/box"',
        "~info@client1.com",
        "~info/nothing",
        "~info/",
      ]
    ) {
      assertEquals(await joe.end(`SELECT ${name}`), "NO [NONEXISTENT]", name);
      assertEquals(await joe.end(`CREATE ${name}`), "NO [NOPERM]", name);
    }
  }));

Deno.test("answers and lists keep the name as it was said, INBOX in any letter case", () =>
  withBoxes(async (as) => {
    const joe = await as("joe@client1.com");
    assertEquals(
      (await joe.ask("STATUS ~HELP/box (MESSAGES)"))[0],
      '* STATUS "~HELP/box" (MESSAGES 2)',
    );
    assertEquals(await joe.ask('LIST "~help@mail.client1.com/" "b*"'), [
      '* LIST () "/" "~help@mail.client1.com/box"',
      "OK",
    ]);
    const info = await as(OWNER);
    await info.end("SETACL INBOX joe lr");
    assertEquals(await shows(joe, "~info/inbox"), "1");
    assertEquals(await joe.ask('LIST "" ~info/inbo%'), ["OK"]);
    assertEquals(await joe.ask('LIST "" ~info/inbox'), ['* LIST () "/" "~info/INBOX"', "OK"]);
  }));

Deno.test("all that may be seen is listed by a wildcard in the account's place", () =>
  withBoxes(async (as) => {
    const ann = await as("ann@client2.com");
    assertEquals(await ann.ask('LIST "" ~*'), [
      '* LIST () "/" "~info/box"',
      '* LIST () "/" "~info@client1.com/box"',
      '* LIST () "/" "~info@company.com/box"',
      "OK",
    ]);
    assertEquals(await ann.ask('LIST "" ~%@c%'), [
      '* LIST (\\Noselect) "/" "~info@client1.com"',
      '* LIST (\\Noselect) "/" "~info@company.com"',
      "OK",
    ]);
  }));

Deno.test("one's own mailboxes have that name too, with all rights", () =>
  withBoxes(async (as) => {
    const info = await as(OWNER);
    assertEquals(await shows(info, "~info/box"), "2");
    assertEquals(await info.end("CREATE ~help@client1.com/new"), "OK");
    assertEquals(await info.end("SELECT new"), "OK [READ-WRITE]");
    assertEquals(await info.end("RENAME ~info/new newer"), "OK");
    assertEquals(await info.end("DELETE ~info/newer"), "OK");
  }));

Deno.test("a subscription to another's mailbox is the session's own", () =>
  withBoxes(async (as) => {
    const joe = await as("joe@client1.com");
    assertEquals(await joe.end("SUBSCRIBE ~info/none"), "NO [NONEXISTENT]");
    assertEquals(await joe.end("SUBSCRIBE ~info/box"), "OK");
    assertEquals(await joe.ask('LSUB "" *'), ['* LSUB () "/" "~info/box"', "OK"]);
    assertEquals(await (await as(OWNER)).ask('LSUB "" *'), ["OK"]);
    assertEquals(await joe.end("UNSUBSCRIBE ~info/box"), "OK");
    assertEquals(await joe.ask('LSUB "" *'), ["OK"]);
  }));

Deno.test("a message is copied and moved from account to account", () =>
  withBoxes(async (as) => {
    const [joe, info] = [await as("joe@client1.com"), await as(OWNER)];
    await info.end("SETACL box joe lrsdi");
    await joe.end("SELECT ~info/box");
    assertEquals(await joe.end("COPY 1 ~info@company.com/box"), "NO [NOPERM]");
    assertEquals(await joe.end("MOVE 1 INBOX"), "OK");
    assertEquals(await shows(joe, "INBOX"), "2");
    assertEquals(await shows(info, "box"), "1");
    await joe.end("SELECT INBOX");
    assertEquals(await joe.end("COPY 2 ~info/box"), "OK");
    assertEquals(await shows(info, "box"), "2");
    assertEquals(await joe.end("COPY 2 none"), "NO [TRYCREATE]");
    assertEquals(await joe.end("COPY 2 ~info/none"), "NO [NONEXISTENT]");
  }));
