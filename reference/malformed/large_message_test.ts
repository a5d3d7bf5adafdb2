import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../mod.ts";
import { call, gone } from "../server/_echo.ts";
import { within } from "./_deliver.ts";
import { watch } from "./_watch.ts";

/** Bytes: as much as the default limits let in, a little less. */
const SIZE = 8_000_000;

const filled = (head: string, piece: string) =>
  head + piece.repeat((SIZE - head.length) / piece.length);
const multipart = (boundary: string, headers = "") =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\n${headers}\n--${boundary}\n`;
const nested = (depth: number) =>
  Array.from({ length: depth }, (_, level) => multipart("a".repeat(level + 1))).join("");

/** What there is too much of, and the message. */
const MESSAGES: readonly (readonly [string, string])[] = [
  ["parts", filled(multipart("B"), "--B\n")],
  [
    "parts that are messages",
    filled(multipart("B"), "--B\nContent-Type: message/rfc822\n\nTo:a\n"),
  ],
  ["lines that are almost delimiters", filled(nested(60), `--${"a".repeat(60)}x\n`)],
  ["fields", filled("", "a:\n")],
  ["folds", filled("a:", "\n a")],
  ["addresses", filled("To: ", "a,")],
  ["comments", filled("To: ", "(")],
  ["quoted text", filled('To: "', "\\a")],
  ["encoded words", filled("Subject: ", "=?koi8-r?q?=41?= ")],
  ["parameters", filled("Content-Type: text/plain", ";a=b")],
  ["escapes", filled("Content-Transfer-Encoding: quoted-printable\n\n", "=41")],
  ["line ends", filled("Content-Type: message/rfc822\n\n", "\n")],
];

const twice = (item: string) => `${item} ${item}`;
const COMMANDS: readonly string[] = [
  `FETCH 1 (${twice("BODYSTRUCTURE")} ${twice("BODY")} ${twice("ENVELOPE")})`,
  "FETCH 1 (BODY.PEEK[HEADER.FIELDS (To Subject)] BODY.PEEK[1.MIME] BODY.PEEK[2.1.TEXT])",
  `SEARCH ${"OR BODY aaab ".repeat(45)}ALL`,
  `SEARCH ${"OR TEXT aaab ".repeat(45)}ALL`,
  `SEARCH OR HEADER To aaab OR SUBJECT aaab SENTON 1-Jan-2026`,
];

for (const [much, message] of MESSAGES) {
  Deno.test(`logins go through while one looks into ${SIZE} bytes of ${much}`, async () => {
    const faults: unknown[] = [];
    const reference = await startReference(workedExample, {
      serve: ["imap"],
      addresses: ["127.0.0.1"],
      onFault: (error) => faults.push(error),
    });
    try {
      const endpoint = reference.endpoints[0];
      assert(endpoint);
      const imap = { ...endpoint, protocol: "imap" as const };
      const bystanders = await watch(imap);
      const { socket, until } = await call(endpoint);
      const ask = async (command: string) => {
        socket.write(`x ${command}\r\n`);
        return await within(20_000, until("\nx ").then(() => until("\r")));
      };
      const answers: string[] = [];
      try {
        await until("\r");
        await ask("LOGIN john@client2.com saffron-bridge-two");
        await ask("CREATE Large");
        assert((await ask(`APPEND Large {${message.length}+}\r\n${message}`)).startsWith("OK"));
        await ask("SELECT Large");
        for (const command of COMMANDS) answers.push((await ask(command)).slice(0, 2));
      } finally {
        socket.destroy();
        await gone(socket);
        await bystanders.end();
      }
      assertEquals(answers, COMMANDS.map(() => "OK"));
    } finally {
      await reference.close();
    }
    assertEquals(faults, []);
  });
}
