import { assert, assertEquals } from "@std/assert";
import { type Sharer, withSharers } from "./_sharers.ts";

const OWNER = "info@client1.com";
const BOX = "~info/box";
const MAIL = "{4+}\r\nmail";

/** Runs a test with a mailbox of one message that joe, whose session it is, has these rights on. */
const given = (rights: string, act: (joe: Sharer, owner: Sharer) => Promise<void>) =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    assertEquals(await owner.end("CREATE box"), "OK");
    assertEquals(await owner.end(`APPEND box ${MAIL}`), "OK");
    assertEquals(await owner.end(`SETACL box joe ${rights}`), "OK");
    await act(joe, owner);
  });

/** What is said, with the mailbox selected where it can be; the rights beside `l` that it takes; the status where they are there. */
const TAKES: readonly (readonly [command: string, rights: string])[] = [
  [`SELECT ${BOX}`, "r"],
  [`EXAMINE ${BOX}`, "r"],
  [`STATUS ${BOX} (MESSAGES)`, "r"],
  ["FETCH 1 BODY.PEEK[]", "r"],
  ["UID FETCH 1 FLAGS", "r"],
  ["SEARCH ALL", "r"],
  ["COPY 1 INBOX", "r"],
  ["UID COPY 1 INBOX", "r"],
  ["STORE 1 +FLAGS (\\Seen)", "rs"],
  ["STORE 1 -FLAGS (\\Seen)", "rs"],
  ["STORE 1 +FLAGS (\\Flagged)", "rw"],
  ["STORE 1 +FLAGS (word)", "rw"],
  ["UID STORE 1 +FLAGS (\\Deleted)", "rd"],
  ["EXPUNGE", "rd"],
  ["UID EXPUNGE 1", "rd"],
  ["MOVE 1 INBOX", "rd"],
  [`COPY 1 ${BOX}`, "ri"],
  [`APPEND ${BOX} ${MAIL}`, "i"],
  [`CREATE ${BOX}/low`, "c"],
  [`DELETE ${BOX}`, "c"],
  [`GETACL ${BOX}`, "a"],
  [`SETACL ${BOX} anyone l`, "a"],
  [`DELETEACL ${BOX} anyone`, "a"],
  [`LISTRIGHTS ${BOX} anyone`, "a"],
  [`MYRIGHTS ${BOX}`, ""],
  [`SUBSCRIBE ${BOX}`, ""],
];

const ALL = "lrswipkxteacd";

for (const [command, rights] of TAKES) {
  const shown = command.replace(/\s.*mail/s, " ...");
  Deno.test(`${shown} takes l${rights}`, async () => {
    const status = (joe: Sharer) => joe.end(command).then((end) => end.slice(0, 2));
    await given(`l${rights}`, async (joe) => {
      await joe.end(`SELECT ${BOX}`);
      assertEquals(await status(joe), "OK");
    });
    for (const missing of `l${rights}`) {
      await given(ALL, async (joe, owner) => {
        await joe.end(`SELECT ${BOX}`);
        const tied = { c: "ckx", d: "dte" }[missing] ?? missing;
        assertEquals(await owner.end(`SETACL box joe -${tied}`), "OK");
        assertEquals(await status(joe), "NO", `without ${missing}`);
      });
    }
  });
}

Deno.test("a mailbox without l is as none: in its answers, and in LIST", () =>
  given("rswipkxteacd", async (joe, owner) => {
    for (const command of ["SELECT", "MYRIGHTS", "GETACL", "SUBSCRIBE", "DELETE"]) {
      assertEquals(await joe.ask(`${command} ${BOX}`), await joe.ask(`${command} ~info/none`));
    }
    assertEquals(await joe.ask('LIST "" ~info/*'), ["OK"]);
    await owner.end("SETACL box joe +l");
    assertEquals(await joe.ask('LIST "" ~info/*'), ['* LIST () "/" "~info/box"', "OK"]);
    assertEquals(await joe.ask('LIST "" ~%'), ['* LIST (\\Noselect) "/" "~info"', "OK"]);
    assertEquals(await joe.ask('LIST "" *'), ['* LIST () "/" INBOX', "OK"]);
    assertEquals(await joe.ask("LIST ~JJ/../ *"), ["OK"]);
  }));

Deno.test("who looks up reads nothing", () =>
  given("l", async (joe) => {
    assertEquals(await joe.end(`SELECT ${BOX}`), "NO [NOPERM]");
    assertEquals(await joe.ask(`STATUS ${BOX} (MESSAGES UIDNEXT)`), ["NO [NOPERM]"]);
    assertEquals(await joe.end(`DELETE ${BOX}`), "NO [NOPERM]");
    assertEquals(await joe.ask(`MYRIGHTS ${BOX}`), ['* MYRIGHTS "~info/box" l', "OK"]);
  }));

Deno.test("who reads alone has it read-only, marks nothing as seen, and leaves what is recent", () =>
  given("lr", async (joe, owner) => {
    assertEquals(await joe.end(`SELECT ${BOX}`), "OK [READ-ONLY]");
    assertEquals(await joe.ask("FETCH 1 (FLAGS BODY[])"), [
      "* 1 FETCH (FLAGS (\\Recent) BODY[] {4}",
      "mail)",
      "OK",
    ]);
    assertEquals(await joe.ask("FETCH 1 BODY[]"), ["* 1 FETCH (BODY[] {4}", "mail)", "OK"]);
    const selected = await owner.ask("SELECT box");
    assert(selected.includes("* 1 RECENT"));
    assertEquals(await owner.ask("FETCH 1 FLAGS"), ["* 1 FETCH (FLAGS (\\Recent))", "OK"]);
  }));

Deno.test("reading marks as seen, for all, by the right s", () =>
  given("lrs", async (joe, owner) => {
    assertEquals(await joe.end(`SELECT ${BOX}`), "OK [READ-WRITE]");
    await joe.end("FETCH 1 BODY[]");
    await owner.end("SELECT box");
    assertEquals(await owner.ask("FETCH 1 FLAGS"), ["* 1 FETCH (FLAGS (\\Seen))", "OK"]);
  }));

Deno.test("flags that there is no right to are left as they are", () =>
  given("lrsi", async (joe, owner) => {
    await owner.end("SELECT box");
    await owner.end("STORE 1 FLAGS (\\Flagged \\Deleted)");
    const selected = await joe.ask(`SELECT ${BOX}`);
    assert(selected.includes("* OK [PERMANENTFLAGS (\\Seen)] Flags that last"));
    assertEquals(await joe.ask("STORE 1 FLAGS (\\Seen \\Draft)"), [
      "* 1 FETCH (FLAGS (\\Flagged \\Deleted \\Seen))",
      "OK",
    ]);
    assertEquals(await joe.end(`APPEND ${BOX} (\\Seen \\Flagged) ${MAIL}`), "OK");
    assertEquals(await joe.end(`COPY 1 ${BOX}`), "OK");
    await owner.end("SELECT box");
    assertEquals(await owner.ask("FETCH 1:3 FLAGS"), [
      "* 1 FETCH (FLAGS (\\Flagged \\Deleted \\Seen))",
      "* 2 FETCH (FLAGS (\\Seen))",
      "* 3 FETCH (FLAGS (\\Seen))",
      "OK",
    ]);
  }));

Deno.test("CLOSE without d removes nothing", () =>
  given("lrs", async (joe, owner) => {
    await owner.end("SELECT box");
    await owner.end("STORE 1 +FLAGS (\\Deleted)");
    await joe.end(`SELECT ${BOX}`);
    assertEquals(await joe.end("CLOSE"), "OK");
    assertEquals((await owner.ask("FETCH 1 UID"))[0], "* 1 FETCH (UID 1)");
    await owner.end("SETACL box joe +e");
    await joe.end(`SELECT ${BOX}`);
    assertEquals(await joe.end("CLOSE"), "OK");
    assertEquals(await owner.ask("NOOP"), ["* 1 EXPUNGE", "OK"]);
  }));

Deno.test("a rename takes c on the mailbox and on where it goes, and stays within its account", () =>
  given("lrc", async (joe, owner) => {
    assertEquals(await joe.end(`RENAME ${BOX} ~info/other`), "NO [NOPERM]");
    await owner.end("CREATE top");
    await owner.end("SETACL top joe lc");
    assertEquals(await joe.end(`RENAME ${BOX} box`), "NO [CANNOT]");
    assertEquals(await joe.end("RENAME INBOX ~info/top/box"), "NO [CANNOT]");
    assertEquals(await joe.end(`RENAME ${BOX} ~help/top/box`), "OK");
    assertEquals(await joe.ask("MYRIGHTS ~info/top/box"), [
      '* MYRIGHTS "~info/top/box" lrkxc',
      "OK",
    ]);
    await owner.end("SETACL top/box joe -c");
    assertEquals(await joe.end("RENAME ~info/top/box ~info/top/again"), "NO [NOPERM]");
  }));

Deno.test("a rename of INBOX, which is a move of its messages, takes the rights to that", () =>
  withSharers(async ({ imap }) => {
    const [owner, joe] = [await imap(OWNER), await imap("joe@client1.com")];
    await owner.end("CREATE top");
    await owner.end("SETACL top joe lrc");
    for (const [rights, status] of [["lcr", "NO"], ["lcd", "NO"], ["lcrd", "OK"]] as const) {
      await owner.end(`SETACL INBOX joe ${rights}`);
      const said = await joe.end(`RENAME ~info/inbox ~info/top/${rights}`);
      assertEquals(said.slice(0, 2), status, rights);
    }
    assertEquals((await joe.ask("STATUS ~info/top/lcrd (MESSAGES)")).at(-1), "OK");
  }));

Deno.test("k and x are c, t and e are d", async () => {
  for (const [letter, told] of [["k", "lkxc"], ["x", "lkxc"], ["t", "lted"], ["e", "lted"]]) {
    await given(`l${letter}`, async (joe) => {
      assertEquals((await joe.ask(`MYRIGHTS ${BOX}`))[0], `* MYRIGHTS "~info/box" ${told}`);
    });
  }
});

Deno.test("what is no right is BAD, and what can have none is NO", () =>
  given("l", async (_, owner) => {
    for (const bad of ["L", "z", "+R", "lr0", "l-r"]) {
      assertEquals(await owner.end(`SETACL box joe ${bad}`), "BAD", bad);
    }
    for (const unfit of ["-joe", '""', "@client1.com", "joe@", "#", '"jo e"', "a@b@c"]) {
      assertEquals(await owner.end(`SETACL box ${unfit} l`), "NO [CANNOT]", unfit);
    }
    assertEquals((await owner.ask("GETACL box"))[0], `* ACL box ${OWNER} lrswipkxtecda joe l`);
  }));

Deno.test("there is an end to the identifiers of a mailbox", () =>
  given("l", async (_, owner) => {
    for (let n = 1; n < 100; n++) assertEquals(await owner.end(`SETACL box a${n} l`), "OK");
    assertEquals(await owner.end("SETACL box more l"), "NO");
    assertEquals(await owner.end("SETACL box a1 lr"), "OK");
  }));

Deno.test("who may put in and not select is told no uids (RFC 4315, section 3)", async () => {
  const told = async (rights: string) => {
    const lines: (string | undefined)[] = [];
    await given(`l${rights}`, async (joe) => {
      await joe.end(`APPEND INBOX ${MAIL}`);
      await joe.end("SELECT INBOX");
      for (const command of [`APPEND ${BOX} ${MAIL}`, `COPY 1 ${BOX}`, `MOVE 1 ${BOX}`]) {
        joe.say(`b ${command}`);
        let line = await joe.hear();
        for (; line && !line.startsWith("b "); line = await joe.hear()) {
          if (line.includes("UID")) lines.push(line);
        }
        lines.push(line);
      }
    });
    return lines.map((line) => line?.replace(/UID [^\]]*/, "UID"));
  };
  assertEquals(await told("i"), ["b OK APPEND done", "b OK COPY done", "b OK MOVE done"]);
  assertEquals(await told("ir"), [
    "b OK [APPENDUID] APPEND done",
    "b OK [COPYUID] COPY done",
    "* OK [COPYUID] Moved",
    "b OK MOVE done",
  ]);
});
