import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { canaryOf } from "../../fixtures/canary.ts";
import { ACCOUNT, lineServer, PASSWORD } from "./_line_server.ts";
import type { KnownAccount } from "./known_account.ts";
import { type Program, programClient } from "./program.ts";
import { imapOffer } from "./imap_offer.ts";
import { refusal } from "./imap_refusal.ts";

const OFFERED = "S * OK [CAPABILITY IMAP4rev1 AUTH=CRAM-MD5] hello";
const ASKED = "C 1 AUTHENTICATE CRAM-MD5";
const YES = "S 1 OK [CAPABILITY IMAP4rev1 IDLE] logged in";
const EMPTY = ["C 2 FETCH 1 BODY.PEEK[]", "S 2 BAD no such message", "C 3 LOGOUT"];

/** A program that prints a talk, by which the account is to be known. */
async function seen(talk: readonly string[], accounts: readonly KnownAccount[]) {
  const program: Program = {
    title: "cat",
    protocol: "imap",
    command: "cat",
    version: { args: ["--version"], pattern: /(\d\S+)/ },
    mechanisms: ["CRAM-MD5"],
    says: () => true,
    call: () => ({ args: ["-"], files: {}, stdin: talk.join("\n") }),
    talk: { client: /^C /, server: /^S / },
    offer: imapOffer,
    refusal({ text }, dial) {
      const [, status, rest = ""] = /^S 1 (NO) (.*)$/m.exec(text) ?? [];
      return status ? refusal(status, rest, dial) : undefined;
    },
  };
  await using there = await lineServer("imap", { greeting: "", answer: () => undefined });
  const dial = there.dial({
    mechanism: "CRAM-MD5",
    accounts: () => [...accounts],
    accountOf: (token) =>
      token === canaryOf(workedExample.name, ACCOUNT).token ? ACCOUNT : undefined,
  });
  return await programClient(program).login(dial);
}

const SHOWING: KnownAccount = { fullName: ACCOUNT, password: PASSWORD };
const SILENT: KnownAccount = { ...SHOWING, mark: { kind: "none" } };

Deno.test("what a server says behind a login tells nothing of what it offered before", async () => {
  assertEquals(await seen([OFFERED, ASKED, YES, ...EMPTY], [SHOWING]), {
    kind: "unclear",
    because: "logged in, but saw no canary",
  });
});

Deno.test("where no login was made what was offered last counts", async () => {
  const { kind } = await seen([OFFERED, "C 1 CAPABILITY", "S * CAPABILITY IMAP4rev1"], [SHOWING]);
  assertEquals(kind, "notOffered");
});

Deno.test("an account that shows nothing is told by its password to a program too", async () => {
  const found = await seen([OFFERED, ASKED, YES, ...EMPTY], [SILENT]);
  assertEquals(found.kind === "opened" && [found.account, found.proof], [ACCOUNT, "password"]);
});

Deno.test("a talk that ends in a question shows nothing of an account", async () => {
  const { kind } = await seen([OFFERED, ASKED, YES, EMPTY[0]!], [SILENT]);
  assertEquals(kind, "unclear");
});

Deno.test("a yes to what is said behind a refused login is none to the login", async () => {
  const { kind } = await seen([OFFERED, ASKED, "S 1 NO", "C 3 LOGOUT", "S 3 OK bye"], [SILENT]);
  assertEquals(kind, "unclear");
});
