import { assert, assertEquals, assertFalse } from "@std/assert";
import { Buffer } from "node:buffer";
import { canaryIn } from "../../../fixtures/canary.ts";
import { oneAccount } from "../../testing/account.ts";
import { ximssPeer } from "../../testing/ximss.ts";
import { ximss } from "./mod.ts";

const LOGIN = '<login id="l" authData="info" password="pass word"/>';
const failed = (text: string, number: number) =>
  `<response id="1" errorText="${text}" errorNum="${number}"/>`;
const OK = '<response id="1"/>';
const NO_FOLDER = failed("No such folder is open", 551);
const BAD_ARGUMENTS = failed("Attributes are missing or wrong", 501);

/** A session of an account that has its canary. */
async function entered() {
  const account = oneAccount();
  const peer = ximssPeer(account.door);
  await peer.ask(LOGIN);
  const inbox = account.session.mail.open("INBOX");
  assert(inbox);
  const append = (message: string) => inbox.append(Buffer.from(message, "latin1"));
  return {
    ...peer,
    account,
    inbox,
    append,
    async [Symbol.asyncDispose]() {
      await peer[Symbol.asyncDispose]();
      account[Symbol.dispose]();
    },
  };
}

const OPEN = '<folderOpen id="1" folder="F" mailbox="inbox"/>';
const sized = (count: number) =>
  `<folderReport id="1" folder="F" mode="init" messages="${count}"/>`;
const notified = (count: number) => `<folderReport folder="F" mode="notify" messages="${count}"/>`;

Deno.test("the way to the canary: list, open, browse, read, close, bye", async () => {
  await using peer = await entered();
  assertEquals(await peer.ask('<mailboxList id="1" filter="*"/>'), [
    '<mailbox id="1" mailbox="INBOX" messages="1"/>',
    OK,
  ]);
  assertEquals(await peer.ask(OPEN), [sized(1), OK]);
  const { account, token } = peer.account.canary;
  assertEquals(
    await peer.ask('<folderBrowse id="1" folder="F"><index from="0" till="9"/></folderBrowse>'),
    [
      `<folderReport id="1" folder="F" index="0" UID="1"><Subject>canary of ${account}</Subject></folderReport>`,
      OK,
    ],
  );
  const [message, response] = await peer.ask('<folderRead id="1" folder="F" UID="1"/>');
  assertEquals(response, OK);
  assertEquals(canaryIn(message ?? ""), token);
  assertEquals(await peer.ask('<folderClose id="1" folder="F"/>'), [OK]);
  assertEquals(await peer.ask('<folderRead id="1" folder="F" UID="1"/>'), [NO_FOLDER]);
  peer.say('<bye id="1"/>', '<noop id="1"/>');
  assertEquals(await peer.rest(), [OK, "<bye/>"]);
});

Deno.test("mailboxes are listed by a filter, all without one", async () => {
  await using peer = await entered();
  peer.account.session.mail.create("Work/2026");
  const names = async (filter: string) =>
    (await peer.ask(`<mailboxList id="1"${filter}/>`)).slice(0, -1)
      .map((document) => /mailbox="([^"]*)"/.exec(document)?.[1]);
  assertEquals(await names(""), ["INBOX", "Work", "Work/2026"]);
  assertEquals(await names(' filter="Work*"'), ["Work", "Work/2026"]);
  assertEquals(await names(' filter="inbox"'), ["INBOX"]);
  assertEquals(await names(` filter="${"*a".repeat(1_000)}"`), []);
});

Deno.test("a message is shown as a reader sees it", async () => {
  await using peer = await entered();
  const uid = peer.append(
    "Subject: =?utf-8?q?f=C3=BCr?= <you> & \x01\r\n" +
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
      Buffer.from("gr\xfc\xdfe]]>\r\n", "latin1").toString("base64"),
  );
  await peer.ask(OPEN);
  assertEquals(await peer.ask(`<folderRead id="1" folder="F" UID="${uid}"/>`), [
    `<folderMessage id="1" folder="F" UID="${uid}"><EMail><Subject>für &lt;you&gt; &amp; \uFFFD</Subject>` +
    `<MIME>grüße]]&gt;&#13;&#10;</MIME></EMail></folderMessage>`,
    OK,
  ]);
});

Deno.test("a text is shown as far as one document goes", async () => {
  using account = oneAccount();
  await using peer = ximssPeer(account.door, { limits: { literal: 0, stanza: 200, depth: 9 } });
  account.session.mail.open("INBOX")?.append(Buffer.from(`Subject: x\r\n\r\n${"y".repeat(201)}`));
  await peer.ask(LOGIN);
  await peer.ask(OPEN);
  const [message] = await peer.ask('<folderRead id="1" folder="F" UID="2"/>');
  assertEquals(/<MIME>(.*)<\/MIME>/.exec(message ?? "")?.[1]?.length, 200);
});

Deno.test("a range has both its ends, and may go beyond the last message", async () => {
  await using peer = await entered();
  for (const subject of ["b", "c", "d"]) peer.append(`Subject: ${subject}\r\n\r\n`);
  await peer.ask(OPEN);
  const browse = async (range: string) =>
    (await peer.ask(`<folderBrowse id="1" folder="F">${range}</folderBrowse>`))
      .map((document) =>
        /index="(\d+)" UID="(\d+)"/.exec(document)?.slice(1).join(":") ?? document
      );
  assertEquals(await browse('<index from="1" till="2"/>'), ["1:2", "2:3", OK]);
  assertEquals(await browse('<index from="3" till="4000000000"/>'), ["3:4", OK]);
  assertEquals(await browse('<index from="4" till="9"/>'), [OK]);
  assertEquals(await browse('<index from="2" till="1"/>'), [OK]);
  for (
    const wrong of [
      "",
      '<index from="0"/>',
      '<index from="-1" till="1"/>',
      '<index from="0" till="x"/>',
      '<index from="0" till="1"/><index from="0" till="1"/>',
    ]
  ) {
    assertEquals(await browse(wrong), [BAD_ARGUMENTS], wrong);
  }
});

Deno.test("folders have names of the client's, each of them once", async () => {
  await using peer = await entered();
  await peer.ask(OPEN);
  assertEquals(await peer.ask(OPEN), [
    failed("A folder of that name is open, or there are too many", 553),
  ]);
  const second = OPEN.replace('"F"', '"G"');
  assertEquals((await peer.ask(second)).at(-1), OK);
  const wrong: readonly (readonly [string, string])[] = [
    ['<folderOpen id="1" folder="H" mailbox="None"/>', failed("No such mailbox", 550)],
    ['<folderOpen id="1" folder="" mailbox="INBOX"/>', BAD_ARGUMENTS],
    ['<folderOpen id="1" folder="H"/>', BAD_ARGUMENTS],
    ['<folderClose id="1" folder="H"/>', NO_FOLDER],
    ['<folderClose id="1"/>', NO_FOLDER],
    ['<folderRead id="1" folder="F" UID="2"/>', failed("No such message", 554)],
    ['<folderRead id="1" folder="F"/>', BAD_ARGUMENTS],
  ];
  for (const [request, answer] of wrong) assertEquals(await peer.ask(request), [answer], request);
});

Deno.test("there is an end to the folders that one session opens", async () => {
  await using peer = await entered();
  for (let n = 0; n < 100; n++) await peer.ask(OPEN.replace('"F"', `"F${n}"`));
  assert((await peer.ask(OPEN))[0]?.includes("too many"));
});

Deno.test("a change by another session is told without a request, while the folder is open (access.live)", async () => {
  await using peer = await entered();
  await peer.ask(OPEN);
  const uid = peer.append("Subject: news\r\n\r\n");
  assertEquals(await peer.hear(), notified(2));
  peer.inbox.expunge([1, uid]);
  assertEquals(await peer.hear(), notified(0));
  await peer.ask('<folderClose id="1" folder="F"/>');
  peer.append("Subject: more\r\n\r\n");
  assertEquals(await peer.ask('<noop id="1"/>'), [OK]);
});

Deno.test("what goes while a folder is browsed is passed over, and told of afterwards", async () => {
  using account = oneAccount();
  const inbox = account.session.mail.open("INBOX");
  for (const subject of ["b", "c"]) inbox?.append(Buffer.from(`Subject: ${subject}\r\n\r\n`));
  const sent: string[] = [];
  const send = (...data: readonly (string | Uint8Array)[]) => {
    sent.push(...data.join("").split("\0").filter(Boolean));
    if (sent.at(-1)?.includes('index="0"')) inbox?.expunge([2]);
    return Promise.resolve();
  };
  await using peer = ximssPeer(account.door, { send });
  peer.say(LOGIN, OPEN);
  peer.say('<folderBrowse id="1" folder="F"><index from="0" till="9"/></folderBrowse>');
  await peer.rest();
  const browsed = sent.slice(sent.indexOf(sized(3)) + 2);
  assertEquals(browsed.map((document) => / UID="(\d)"/.exec(document)?.[1] ?? document), [
    "1",
    "3",
    OK,
    notified(2),
  ]);
});

Deno.test("a session that ends leaves no watcher behind", async () => {
  const account = oneAccount();
  try {
    const mail = account.session.mail;
    let watching = 0;
    const watched = new Proxy(mail, {
      get: (target, part: keyof typeof mail) =>
        part !== "open" ? target[part].bind(target) : (name: string) => {
          const mailbox = target.open(name);
          return mailbox && {
            ...mailbox,
            messages: () => mailbox.messages(),
            watch: () => (watching++, () => void watching--),
          };
        },
    });
    const door = {
      ...account.door,
      login: () =>
        Promise.resolve({
          kind: "opened" as const,
          session: { account: account.session.account, mail: watched } as never,
        }),
    };
    for (const end of ['<bye id="1"/>', "<bad", undefined]) {
      await using peer = ximssPeer({ ...door, exhausted: false });
      await peer.ask(LOGIN);
      await peer.ask(OPEN);
      assertEquals(watching, 1);
      if (end) peer.say(end);
      await peer.rest();
      assertEquals(watching, 0, end);
    }
  } finally {
    account[Symbol.dispose]();
  }
});

Deno.test("a request has to be known, and to have an id", async () => {
  await using peer = await entered();
  for (const name of ["x", "constructor", "__proto__", "toString", "Noop"]) {
    assertEquals(await peer.ask(`<${name} id="1"/>`), [failed("Unknown request", 502)], name);
  }
  assertEquals(await peer.ask("<noop/>"), [
    '<response errorText="Attributes are missing or wrong" errorNum="501"/>',
  ]);
});

Deno.test("only a document that is too large is answered for; else the server says bye", () => {
  const endings = ["too long", "too slow", "shutting down", "our fault"] as const;
  const said = endings.map((ending) => String(ximss.farewell(ending, true)));
  assert(said[0]?.includes('errorNum="552"'));
  assertEquals(said.slice(1), ["<bye/>\0", "<bye/>\0", "<bye/>\0"]);
  assertFalse(said[0]?.includes(" id="));
});
