import { assertEquals } from "@std/assert";
import type { FullName } from "../../fixtures/deployment.ts";
import { type Sharer, withSharers } from "./_sharers.ts";

const OWNER = "info@client1.com";
const EVERYBODY = {
  joe: "joe@client1.com",
  chief: "chief@client1.com",
  ann: "ann@client2.com",
  info2: "info@client2.com",
  info0: "info@company.com",
} as const satisfies Record<string, FullName>;

/** Who may read a mailbox of info@client1.com once these identifiers were given rights. */
const readers = async (owner: Sharer, others: readonly (readonly [string, Sharer])[]) => {
  const found: string[] = [];
  for (const [name, other] of others) {
    if (await other.end("EXAMINE ~info@client1.com/box") === "OK [READ-ONLY]") found.push(name);
  }
  await owner.end("DELETE box");
  await owner.end("CREATE box");
  return found;
};

const MEANS: readonly (readonly [identifier: string, readers: string[]])[] = [
  ["joe@client1.com", ["joe"]],
  ["JOE@Client1.com", ["joe"]],
  ["joe", ["joe"]],
  ["ann", []],
  ["ann@client2.com", ["ann"]],
  ["jj", ["joe"]],
  ["joe@mail.client1.com", ["joe"]],
  ["joe@old.example", ["joe"]],
  ["sales", ["ann"]],
  ["info", []],
  ["info@client2.com", ["info2"]],
  ["#team", ["joe", "ann"]],
  ["#TEAM@client1.com", ["joe", "ann"]],
  ["#team@mail.client1.com", ["joe", "ann"]],
  ["#staff", ["joe", "ann"]],
  ["#team@client2.com", []],
  ["#joe", []],
  ["#news", []],
  ["team", []],
  ["anyone", ["joe", "chief", "ann", "info2", "info0"]],
  ["AnyOne", ["joe", "chief", "ann", "info2", "info0"]],
  ["anyone@", ["joe", "chief"]],
  ["anyone@client2.com", ["ann", "info2"]],
  ["anyone@CLIENT2.com", ["ann", "info2"]],
  ["anyone@mail.client1.com", ["joe", "chief"]],
  ["anyone@company.com", ["info0"]],
  ["anyone@old.example", ["joe", "chief"]],
  ["anyone%client2.com", ["ann", "info2"]],
  ["AnyOne%OLD.example", ["joe", "chief"]],
  ["anyone@infos.example", []],
  ["anyone@elsewhere.example", []],
  ["anyones", []],
  ["nobody", []],
];

Deno.test("an identifier means whom the clause says, in each Domain", () =>
  withSharers(async ({ imap }) => {
    const owner = await imap(OWNER);
    await owner.end("CREATE box");
    const others: [string, Sharer][] = [];
    for (const [name, account] of Object.entries(EVERYBODY)) {
      others.push([name, await imap(account)]);
    }
    for (const [identifier, expected] of MEANS) {
      assertEquals(await owner.end(`SETACL box "${identifier}" lr`), "OK", identifier);
      assertEquals(await readers(owner, others), expected, identifier);
    }
  }));

Deno.test("the rights of all entries that mean a user are put together", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("CREATE box");
    for (const entry of ["joe s", "anyone l", "anyone@ r", "#team w"]) {
      await owner.end(`SETACL box ${entry}`);
    }
    assertEquals((await joe.ask("MYRIGHTS ~info/box"))[0], '* MYRIGHTS "~info/box" lrsw');
  }));

Deno.test("all spellings of an identifier are one entry, under the last", () =>
  withSharers(async ({ imap }) => {
    const owner = await imap(OWNER);
    await owner.end("CREATE box");
    const told = async (command: string) => {
      assertEquals(await owner.end(command), "OK");
      return (await owner.ask("GETACL box"))[0]?.replace(`* ACL box ${OWNER} lrswipkxtecda`, "");
    };
    assertEquals(await told("SETACL box joe l"), " joe l");
    assertEquals(await told("SETACL box JOE@client1.com +r"), " JOE@client1.com lr");
    assertEquals(await told("SETACL box joe -l"), " joe r");
    assertEquals(await told("SETACL box anyone@ l"), " anyone@ l joe r");
    assertEquals(await told("SETACL box anyone@client1.com r"), " anyone@client1.com r joe r");
    assertEquals(await told("DELETEACL box anyone@"), " joe r");
    assertEquals(await told('SETACL box joe ""'), "");
    assertEquals(await told("DELETEACL box nobody"), "");
  }));

Deno.test("the owner has all rights, and loses none", () =>
  withSharers(async ({ imap }) => {
    const owner = await imap(OWNER);
    for (
      const command of ["SETACL INBOX info l", `SETACL INBOX ${OWNER} -a`, "DELETEACL INBOX info"]
    ) {
      assertEquals(await owner.end(command), "OK");
      assertEquals((await owner.ask("MYRIGHTS INBOX"))[0], "* MYRIGHTS INBOX lrswipkxtecda");
      assertEquals((await owner.ask("GETACL INBOX"))[0], `* ACL INBOX ${OWNER} lrswipkxtecda`);
    }
    assertEquals(
      (await owner.ask("LISTRIGHTS INBOX info"))[0],
      "* LISTRIGHTS INBOX info lrswipkxtecda",
    );
    assertEquals(
      (await owner.ask("LISTRIGHTS INBOX joe"))[0],
      '* LISTRIGHTS INBOX joe "" l r s w i p ted kxc a',
    );
  }));

Deno.test("an administrator looks up and administers, and reads what it is granted, by itself too", () =>
  withSharers(async ({ imap }) => {
    const owner = await imap(OWNER);
    await owner.end("CREATE box");
    for (const account of ["boss@company.com", "chief@client1.com"] as const) {
      const admin = await imap(account);
      const box = "~info@client1.com/box";
      assertEquals((await admin.ask(`MYRIGHTS ${box}`))[0], `* MYRIGHTS "${box}" la`);
      assertEquals(await admin.end(`EXAMINE ${box}`), "NO [NOPERM]");
      assertEquals(await admin.end("CREATE ~info@client1.com/new"), "NO [NOPERM]");
      assertEquals(await admin.end(`SETACL ${box} ${account} r`), "OK");
      assertEquals(await admin.end(`EXAMINE ${box}`), "OK [READ-ONLY]");
    }
    const chief = await imap("chief@client1.com");
    for (const other of ["~info@client2.com/INBOX", "~info@company.com/INBOX"]) {
      assertEquals(await chief.end(`MYRIGHTS ${other}`), "NO [NONEXISTENT]");
      assertEquals(await chief.end(`SETACL ${other} chief@client1.com lr`), "NO [NONEXISTENT]");
    }
  }));
