import { assertEquals, assertMatch } from "@std/assert";
import { Buffer } from "node:buffer";
import type { ReferenceOptions } from "../../reference/mod.ts";
import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type FullName } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { knownIn } from "../run/dial.ts";
import { FtpSession } from "../sessions/ftp.ts";
import { Pop3Session } from "../sessions/pop3.ts";
import { CLIENTS, passwordOf, reference } from "./_reference.ts";
import ownFtp from "./ftp_raw.ts";
import ownPop3 from "./pop3_raw.ts";
import type { Dial } from "./client.ts";
import { identify } from "./identity.ts";
import type { Mark, Marks } from "./known_account.ts";
import { Transcript } from "./transcript.ts";
import { sessionOn } from "./web_session.ts";

const OWN = "info@client2.com";
const STRANGER = "info@client1.com";
const NONE: Mark = { kind: "none" };

const everyone = accountsOf(workedExample).map(({ fullName }) => fullName);
const silent: Marks = Object.fromEntries(everyone.map((name) => [name, NONE]));

const dialOf = (marks: Marks, password = passwordOf("info", "client2.com")): Dial => ({
  protocol: "pop3",
  endpoint: { protocol: "pop3", address: "127.0.0.1", port: 1, security: "plain" },
  security: "plain",
  trust: { kind: "nothing" },
  login: OWN,
  password,
  mechanism: "USER",
  timeout: 1,
  accountOf: () => undefined,
  accounts: knownIn(workedExample, marks),
  transcript: new Transcript(),
});

const seen = (text: string, marks: Marks, password?: string) => {
  const found = identify(text, dialOf(marks, password));
  return found.kind === "opened" ? { account: found.account, proof: found.proof } : found.kind;
};

Deno.test("an account without a canary is told by its password", () => {
  assertEquals(seen("", silent), { account: OWN, proof: "password" });
});

Deno.test("where a canary should have been seen the password tells nothing", () => {
  assertEquals(seen("", {}), "unclear");
  assertEquals(seen("", { [STRANGER]: NONE }), "unclear");
});

Deno.test("a mark of another account's counts, whatever password was sent", () => {
  const marks: Marks = { ...silent, [STRANGER]: { kind: "text", text: "only-here-1" } };
  assertEquals(seen("Subject: only-here-1", marks), { account: STRANGER, proof: undefined });
  assertEquals(seen("Subject: hello", marks), { account: OWN, proof: "password" });
});

Deno.test("a text with the marks of two accounts names neither", () => {
  const mark = (text: string): Mark => ({ kind: "text", text });
  const marks: Marks = { [OWN]: mark("mark-number-1"), [STRANGER]: mark("mark-number-2") };
  assertEquals(seen("mark-number-1 mark-number-2", marks), "unclear");
});

Deno.test("the marks of two accounts name neither, where another deployment's canary stands beside", () => {
  const mark = (text: string): Mark => ({ kind: "text", text });
  const marks: Marks = { [OWN]: mark("mark-number-1"), [STRANGER]: mark("mark-number-2") };
  const text = canaryOf("elsewhere", OWN).message;
  assertEquals(seen(`${text} mark-number-2 mark-number-1`, marks), "unclear");
  assertEquals(seen(`${text} mark-number-2`, marks), { account: STRANGER, proof: undefined });
});

Deno.test("of marks of which one holds another the longer one counts", () => {
  const mark = (text: string): Mark => ({ kind: "text", text });
  const marks: Marks = { [OWN]: mark("mark-number-1"), [STRANGER]: mark("mark-number") };
  assertEquals(seen("mark-number-1", marks), { account: OWN, proof: undefined });
  assertEquals(seen("mark-number-2", marks), { account: STRANGER, proof: undefined });
});

Deno.test("nobody's password leaves open which account without a canary it is", () => {
  assertEquals(seen("", silent, "nobody's"), "unnamed");
});

/** Accounts whose canaries nobody can read. The bytes are as many: lengths were said before. */
const bare: NonNullable<ReferenceOptions["wire"]> = (wire) => ({
  ...wire,
  send: (...data) => wire.send(...data.map(worn)),
});

const worn = (said: string | Uint8Array) =>
  Buffer.from(
    Buffer.from(said).toString("latin1").replace(/Canary (?=[0-9a-f])/g, "Nobody ")
      .replace(/canary-(?=[0-9a-f])/g, "nobody-"),
    "latin1",
  );

/** Takes the message and the file away that show whose account it is. */
async function emptied({ dial }: Awaited<ReturnType<typeof reference>>): Promise<void> {
  const [pop3, ftp] = [dial(ownPop3), dial(ownFtp)];
  const mail = await Pop3Session.connect(pop3);
  await mail.login(pop3);
  assertMatch(await mail.command("DELE 1"), /^\+OK/);
  await mail.leave();
  const files = await FtpSession.connect(ftp);
  await files.login(ftp);
  assertEquals(await files.command("DELE canary.txt"), 250);
  await files.leave();
}

for (const client of CLIENTS) {
  const empty = ["pop3", "imap", "mapi", "ximss", "ftp"].includes(client.protocol);
  Deno.test(`${client.name}: an account that shows nothing is told by its password`, async () => {
    await using there = await reference(
      empty ? [client.protocol, "pop3", "ftp"] : [client.protocol],
      empty ? {} : { wire: bare },
    );
    if (empty) await emptied(there);
    const order = there.dial(client, { accounts: knownIn(workedExample, silent) });
    const found = await client.login(order);
    assertEquals(found.kind === "opened" ? [found.account, found.proof] : found, [OWN, "password"]);
  });

  Deno.test(`${client.name}: another account's canary counts, though that one has none`, async () => {
    await using there = await reference([client.protocol]);
    const marks: Marks = { ...silent, [OWN]: { kind: "canary" } };
    const order = there.dial(client, { accounts: knownIn(workedExample, marks) });
    const found = await client.login(order);
    assertEquals(found.kind === "opened" && found.account, OWN as FullName);
  });
}

Deno.test("web: a page that names nobody is no session, though the password is an account's", () => {
  const order = { ...dialOf(silent), protocol: "web" } as const;
  assertEquals(sessionOn("Too many logins, come back later.", order).kind, "unclear");
  assertEquals(sessionOn(`Welcome, ${OWN}`, order).kind, "opened");
});
