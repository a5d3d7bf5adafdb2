import { assertEquals } from "@std/assert";
import { addressesOf } from "./addresses.ts";
import { decodedText, decodedValue } from "../../../mime/decoded.ts";
import { entityOf } from "../../../mime/entity.ts";
import { envelope } from "./envelope.ts";

const of = (...lines: string[]) => envelope(entityOf(lines.join("\r\n") + "\r\n\r\n", 9));

Deno.test("an envelope has date, subject, six address lists and two ids", () => {
  assertEquals(
    of(
      "Date: Thu, 1 Jan 2026 00:00:00 +0000",
      "Subject: one",
      " two",
      'From: "Ann \\"A\\" B." <ann@a.example>',
      "Sender: bob@b.example",
      "Reply-To: Carl C. <c.c@c.example>",
      "To: d@d.example, e@e.example (Eve)",
      "Cc: =?utf-8?q?J=C3=B6rg?= <j@j.example>",
      "Bcc: x@[192.0.0.1]",
      "In-Reply-To: <old@a.example>",
      "Message-ID: <new@a.example>",
    ),
    '("Thu, 1 Jan 2026 00:00:00 +0000" "one two" ' +
      '(("Ann \\"A\\" B." NIL "ann" "a.example")) ' +
      '((NIL NIL "bob" "b.example")) ' +
      '(("Carl C." NIL "c.c" "c.example")) ' +
      '((NIL NIL "d" "d.example")("Eve" NIL "e" "e.example")) ' +
      '(("=?utf-8?q?J=C3=B6rg?=" NIL "j" "j.example")) ' +
      '((NIL NIL "x" "[192.0.0.1]")) ' +
      '"<old@a.example>" "<new@a.example>")',
  );
});

Deno.test("what is missing is NIL, but for Sender and Reply-To, which are then the From", () => {
  assertEquals(of("X: y"), "(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)");
  const ann = '((NIL NIL "ann" "a.example"))';
  assertEquals(
    of("From: ann@a.example", "Reply-To:", "Subject:"),
    `(NIL "" ${ann} ${ann} ${ann} NIL NIL NIL NIL NIL)`,
  );
});

Deno.test("a group is told by its beginning and its end", () => {
  assertEquals(addressesOf("Team: a@x, B <b@y>; , undisclosed-recipients:;, c@z"), [
    { mailbox: "Team" },
    { mailbox: "a", host: "x" },
    { name: "B", mailbox: "b", host: "y" },
    {},
    { mailbox: "undisclosed-recipients" },
    {},
    { mailbox: "c", host: "z" },
  ]);
  assertEquals(of("To: Team:;").includes('((NIL NIL "Team" NIL)(NIL NIL NIL NIL))'), true);
});

Deno.test("a source route, quoted local parts, comments and garbage are read as far as they go", () => {
  assertEquals(addressesOf("<@a,@b:c@d>"), [{ route: "@a,@b", mailbox: "c", host: "d" }]);
  assertEquals(addressesOf('"a b"@c (x (y) \\) z)'), [
    { name: "x (y) ) z", mailbox: "a b", host: "c" },
  ]);
  assertEquals(addressesOf("just words"), [{ mailbox: "justwords", host: "" }]);
  assertEquals(addressesOf("<"), [{ mailbox: "", host: "" }]);
  assertEquals(addressesOf("(open"), []);
  assertEquals(addressesOf('"open'), [{ mailbox: "open", host: "" }]);
  assertEquals(addressesOf(",,;:"), [{ mailbox: ";" }, {}]);
});

Deno.test("8-bit text and long text go as literals, in bytes", () => {
  assertEquals(of("Subject: \xC3\xA9").startsWith("(NIL {2}\r\n\xC3\xA9 NIL"), true);
  assertEquals(of(`Subject: ${"x".repeat(1001)}`).startsWith("(NIL {1001}\r\nxxx"), true);
});

Deno.test("encoded words are decoded, blanks between them dropped, unknown charsets borne", () => {
  assertEquals(decodedValue("a =?utf-8?B?w7Y=?= =?iso-8859-1*de?q?=FC_x?= b"), "a öü x b");
  assertEquals(decodedValue("=?x-none?q?abc?= \xC3\xB6"), "abc ö");
  assertEquals(decodedValue("=?utf-8?x?abc?="), "=?utf-8?x?abc?=");
});

Deno.test("text is decoded by its encoding and charset; what is no text is left out", () => {
  const part = (type: string, encoding: string, body: string) =>
    decodedText(
      entityOf(`Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`, 9),
    );
  assertEquals(part("text/plain; charset=iso-8859-1", "quoted-printable", "a=\r\n=FC b"), "aü b");
  assertEquals(part('text/html; charset="utf-8"', "BASE64", "w7w="), "ü");
  assertEquals(part("image/png", "base64", "w7w="), "");
});

Deno.test("of a field's addresses the first thousand are read, and a group among them ends", () => {
  assertEquals(addressesOf("a@b, ".repeat(1001)).length, 1000);
  assertEquals(addressesOf(`g: ${"a@b, ".repeat(1001)};`).at(-1), {});
});
