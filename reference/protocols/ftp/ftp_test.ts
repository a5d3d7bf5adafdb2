import { assert, assertEquals, assertMatch } from "@std/assert";
import { oneAccount } from "../../testing/account.ts";
import { ftpTalk } from "../../testing/ftp_talk.ts";
import { talk } from "../../testing/talk.ts";
import { ftp } from "./mod.ts";

/** The codes that an account answers to lines, from a fresh conversation. */
async function codes(...lines: string[]): Promise<string> {
  using account = oneAccount();
  const heard = await talk(ftp, account.door, ...lines);
  return heard.slice(1).map((line) => line.slice(0, 3)).join(" ");
}

Deno.test("USER and PASS go to the door as typed, with all their blanks", async () => {
  using account = oneAccount();
  await talk(ftp, account.door, "user   In Fo%a@b ", "PASS  two  words ");
  assertEquals(
    account.door.asked.map(({ name, proof }) => [name, proof.mechanism, proof.password]),
    [
      ["  In Fo%a@b ", "USER", " two  words "],
    ],
  );
});

Deno.test("USER is 331 whatever the name, and all refused logins are answered alike", async () => {
  using account = oneAccount(99);
  const names = ["info", "nobody", "info%unknown.example", "", "a\0b", "\x07", "info "];
  const heard = await talk(
    ftp,
    account.door,
    ...names.flatMap((name) => [`USER ${name}`, "PASS x"]),
  );
  assertEquals(new Set(heard.slice(1)), new Set(["331 Send PASS", "530 Login refused"]));
  assertEquals(heard.length, 1 + 2 * names.length);
  assertEquals(await codes("USER info", "PASS "), "331 530");
});

Deno.test("after a refusal the next attempt starts afresh", async () => {
  assertEquals(
    await codes("USER info", "PASS x", "PASS pass word", "USER info", "PASS pass word"),
    "331 530 503 331 230",
  );
});

Deno.test("an exhausted door ends the conversation", async () => {
  using account = oneAccount(1);
  const heard = await talk(ftp, account.door, "USER info", "PASS x", "USER info");
  assertEquals(heard.slice(1), ["331 Send PASS", "530 Login refused"]);
});

Deno.test("before a login nothing of an account is given", async () => {
  const commands = ["PWD", "LIST", "EPSV", "RETR canary.txt", "RNTO x", "ACCT x", "OPTS MLST type"];
  assertEquals(await codes(...commands), "530 530 530 530 530 530 501");
  assertEquals(await codes("USER info", "RETR canary.txt"), "331 530");
});

Deno.test("what is not listed is unknown", async () => {
  assertEquals(await codes("HOSTS client1.com", "", "SITE x"), "500 500 500");
});

Deno.test("USER or PASS without an argument is malformed", async () => {
  assertEquals(
    await codes("PASS", "USER", "USER info", "PASS", "PASS pass word"),
    "503 501 331 501 230",
  );
});

Deno.test("PASS and ACCT have no place after a login", async () => {
  assertEquals(await codes("USER info", "PASS pass word", "PASS x", "ACCT x"), "331 230 503 502");
});

Deno.test("USER after a login ends the session", async () => {
  assertEquals(
    await codes("USER info", "PASS pass word", "PWD", "USER other", "PWD", "PASS x", "PWD"),
    "331 230 257 331 530 530 530",
  );
});

Deno.test("folders are made, entered and removed, and .. stays in the store", () =>
  ftpTalk(async ({ ask }) => {
    assertEquals(await ask("PWD"), '257 "/" is the current folder');
    assertEquals(await ask('MKD my "folder"'), '257 "/my ""folder""" is made');
    assertMatch(await ask('CWD my "folder"'), /^250/);
    assertEquals(await ask("PWD"), '257 "/my ""folder""" is the current folder');
    assertMatch(await ask("CWD ../../.."), /^250/);
    assertEquals(await ask("PWD"), '257 "/" is the current folder');
    assertMatch(await ask("CDUP"), /^250/);
    assertMatch(await ask("CWD canary.txt"), /^550/);
    assertMatch(await ask("CWD nowhere"), /^550/);
    assertMatch(await ask("CWD ~joe"), /^550/);
    assertMatch(await ask("RMD nowhere"), /^550/);
    assertMatch(await ask('RMD my "folder"'), /^250/);
    assertMatch(await ask("MKD nowhere/inside"), /^550/);
    assertMatch(await ask("CWD"), /^501/);
  }));

Deno.test("RNTO has to follow RNFR at once", () =>
  ftpTalk(async ({ ask, files }) => {
    assertMatch(await ask("RNTO b.txt"), /^503/);
    assertMatch(await ask("RNFR nowhere"), /^550/);
    assertMatch(await ask("RNFR canary.txt"), /^350/);
    assertMatch(await ask("NOOP"), /^200/);
    assertMatch(await ask("RNTO b.txt"), /^503/);
    assertMatch(await ask("RNFR canary.txt"), /^350/);
    assertMatch(await ask("RNTO b.txt"), /^250/);
    assertEquals(files.list("/")?.map(({ name }) => name), ["b.txt", "www"]);
    assertMatch(await ask("RNTO c.txt"), /^503/);
    assertMatch(await ask("RNFR b.txt"), /^350/);
    assertMatch(await ask("RNTO b\x07.txt"), /^553/);
  }));

Deno.test("DELE removes files, not folders", () =>
  ftpTalk(async ({ ask, files }) => {
    files.makeFolder("/folder");
    assertMatch(await ask("DELE folder"), /^550/);
    assertMatch(await ask("DELE canary.txt"), /^250/);
    assertMatch(await ask("DELE canary.txt"), /^550/);
  }));

Deno.test("SIZE is what RETR would send in that type, MDTM is in UTC", () =>
  ftpTalk(async ({ ask, files }) => {
    files.write("/lines", new TextEncoder().encode("one\ntwo\r\n"));
    const modified = files.entry("/lines")?.modified ?? new Date(0);
    assertEquals(await ask("SIZE lines"), "213 10");
    await ask("TYPE I");
    assertEquals(await ask("SIZE lines"), "213 9");
    assertMatch(await ask("SIZE /"), /^550/);
    const expected = modified.toISOString().replace(/\..*|\D/g, "");
    assertEquals(await ask("MDTM lines"), `213 ${expected}`);
    assertMatch(await ask("MDTM nowhere"), /^550/);
    assertMatch(await ask("MDTM /"), /^550/);
  }));

Deno.test("types, structures and modes that are unknown are told from known ones", () =>
  ftpTalk(async ({ ask }) => {
    const lines = ["TYPE A", "TYPE a n", "TYPE I", "TYPE L 8", "TYPE E", "TYPE", "STRU F", "STRU R"]
      .concat("MODE S", "MODE B", "MODE");
    const heard = [];
    for (const line of lines) heard.push((await ask(line)).slice(0, 3));
    assertEquals(heard.join(" "), "200 200 200 200 504 501 200 504 200 504 501");
  }));

Deno.test("FEAT lists a feature a line, with a blank before it, and MLST's facts", () =>
  ftpTalk(async ({ ask, account }) => {
    const [first, ...rest] = (await ask("FEAT")).split("\n");
    assertEquals([first, rest.pop()], ["211-Features", "211 End"]);
    assert(rest.every((line) => /^ [A-Z]/.test(line)));
    assert(rest.includes(" MLST type*;size*;modify*;perm*;"));
    assertEquals(await ask("OPTS MLST size;Type;nonsense;"), "200 MLST OPTS type;size;");
    assertMatch(await ask("FEAT"), /^ MLST type\*;size\*;modify;perm;$/m);
    const size = account.canary.file.content.length;
    assertEquals(
      await ask("MLST canary.txt"),
      `250-Facts\n type=file;size=${size}; /canary.txt\n250 End`,
    );
    assertEquals(await ask("OPTS MLST"), "200 MLST OPTS");
    assertEquals(await ask("MLST /"), "250-Facts\n  /\n250 End");
    assertMatch(await ask("OPTS UTF8 ON"), /^200/);
    assertMatch(await ask("OPTS UTF8 OFF"), /^504/);
    assertMatch(await ask("OPTS X"), /^501/);
  }));

Deno.test("USER after a login ends it, for the limit on time before a login too", async () => {
  const told: string[] = [];
  const wire = { loggedIn: () => void told.push("in"), loggedOut: () => void told.push("out") };
  await ftpTalk(async ({ ask }) => {
    await ask("RNFR canary.txt");
    await ask("USER info");
    await ask("USER info");
    await ask("PASS wrong");
    await ask("USER info");
    await ask("PASS pass word");
    await ask("USER info");
  }, { wire });
  assertEquals(told, ["in", "out", "in", "out"]);
});
