import { assertEquals } from "@std/assert";
import { entityOf } from "../../../mime/entity.ts";
import { sectionOf } from "./section.ts";
import { structure } from "./structure.ts";

const text = (...lines: string[]) => lines.join("\r\n");
const message = (...lines: string[]) => entityOf(text(...lines), 100);

/** A message in a multipart, with a multipart of its own. */
const NESTED = message(
  "Subject: outer",
  'Content-Type: multipart/mixed; boundary="out er"',
  "",
  "preamble",
  "--out er  ",
  "",
  "one",
  "--out er",
  "Content-Type: message/rfc822",
  'Content-Disposition: attachment; filename="a b.eml"; x=(note)y',
  "",
  "Subject: inner",
  "From: ann@a.example",
  "Content-Type: multipart/alternative; boundary=in",
  "",
  "--in",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Language: de, en",
  "",
  "inner one",
  "--in",
  "Content-Type: Text/HTML",
  "Content-Transfer-Encoding: Quoted-Printable",
  "Content-ID: <id@a.example>",
  "Content-MD5: abc=",
  "Content-Location: http://a.example/",
  "",
  "<p>",
  "two</p>",
  "",
  "--in--",
  "--out er-no",
  "--out er--",
  "epilogue",
);

Deno.test("a message without a Content-Type is plain text in US-ASCII", () => {
  assertEquals(
    structure(message("Subject: x", "", "one", "two", ""), true),
    '("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 10 2 NIL NIL NIL NIL)',
  );
});

Deno.test("a nested message has its envelope, structure and lines", () => {
  const inner = '(NIL "inner" ((NIL NIL "ann" "a.example")) ((NIL NIL "ann" "a.example")) ' +
    '((NIL NIL "ann" "a.example")) NIL NIL NIL NIL NIL)';
  assertEquals(
    structure(NESTED, true),
    '(("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 3 0 NIL NIL NIL NIL)' +
      `("message" "rfc822" NIL NIL NIL "7BIT" 372 ${inner} ` +
      '(("text" "plain" ("charset" "utf-8") NIL NIL "7BIT" 9 0 NIL NIL ("de" "en") NIL)' +
      '("Text" "HTML" NIL "<id@a.example>" NIL "Quoted-Printable" 14 2 "abc=" NIL NIL "http://a.example/") ' +
      '"alternative" ("boundary" "in") NIL NIL NIL) 20 ' +
      'NIL ("attachment" ("filename" "a b.eml" "x" "y")) NIL NIL) ' +
      '"mixed" ("boundary" "out er") NIL NIL NIL)',
  );
});

Deno.test("BODY is the structure without extension data", () => {
  assertEquals(
    structure(
      message("Content-Type: multipart/x; boundary=b", "", "--b", "", "hi", "--b--"),
      false,
    ),
    '(("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 2 0) "x")',
  );
});

Deno.test("a part of a digest is a message", () => {
  const digest = message(
    "Content-Type: multipart/digest; boundary=b",
    "",
    "--b",
    "",
    "Subject: in",
    "",
    "hi",
    "--b--",
  );
  assertEquals(
    structure(digest, false),
    '(("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 17 (NIL "in" NIL NIL NIL NIL NIL NIL NIL NIL) ' +
      '("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 2 0) 2) "digest")',
  );
});

Deno.test("a multipart without parts or without a boundary has an empty one", () => {
  const empty = '("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 0 0)';
  for (const type of ["multipart/mixed", "multipart/mixed; boundary=none"]) {
    assertEquals(
      structure(message(`Content-Type: ${type}`, "", "text"), false),
      `(${empty} "mixed")`,
    );
  }
});

Deno.test("a part whose end is missing goes on to the end of its parent", () => {
  const cut = message(
    "Content-Type: multipart/a; boundary=b",
    "",
    "--b",
    "Content-Type: multipart/b; boundary=c",
    "",
    "--c",
    "",
    "deep",
    "--b",
    "",
    "last",
  );
  const leaf = (octets: number) =>
    `("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" ${octets} 0)`;
  assertEquals(structure(cut, false), `((${leaf(4)} "b")${leaf(4)} "a")`);
});

Deno.test("a Content-Type that cannot be read is plain text, and one that lies too deep is opaque", () => {
  assertEquals(
    structure(message("Content-Type: ???", "", "x"), false),
    '("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 1 0)',
  );
  const deep = text("Content-Type: message/rfc822", "", "").repeat(5000) + "\r\n";
  assertEquals(
    structure(entityOf(deep, 0), false),
    `("APPLICATION" "OCTET-STREAM" NIL NIL NIL "7BIT" ${deep.length - 32})`,
  );
  const inner = ["Content-Type: multipart/y; boundary=b", "", "--b", "", "hi"];
  const outer = text("Content-Type: multipart/x; boundary=a", "", "--a", ...inner);
  assertEquals(
    structure(entityOf(outer, 1), false),
    '(("APPLICATION" "OCTET-STREAM" NIL NIL NIL "7BIT" 9) "x")',
  );
  assertEquals(structure(entityOf(deep, 20), false).split("rfc822").length, 21);
});

Deno.test("a multipart with more parts than there is room for is opaque, the others are not", () => {
  const many = (count: number) =>
    text("Content-Type: multipart/x; boundary=b", "", ...Array(count).fill("--b"));
  const partsOf = (count: number) => {
    const { content, media } = entityOf(many(count), 9);
    return content.kind === "multipart" ? content.parts.length : media.subtype;
  };
  assertEquals([1000, 1001].map(partsOf), [1000, "OCTET-STREAM"]);
  const outer = text(
    "Content-Type: multipart/x; boundary=a",
    "",
    ...["--a", "", "first", "--a", many(1001)],
  );
  const { content } = entityOf(outer, 9);
  assertEquals(
    content.kind === "multipart" && content.parts.map(({ media }) => media.subtype),
    ["PLAIN", "OCTET-STREAM"],
  );
});

Deno.test("fields beyond the five thousandth, and those that are too large, are passed over", () => {
  const { fields } = entityOf("A: b\n".repeat(5001), 9);
  assertEquals(fields.length, 5000);
  const large = `To: ${"x".repeat(300_000)}\nSubject: s\n\n`;
  assertEquals(entityOf(large, 9).fields.map(({ name }) => name), ["Subject"]);
});

const SECTIONS: readonly (readonly [string, readonly number[], string, string | undefined])[] = [
  ["the first part", [1], "whole", "one"],
  ["its MIME header", [1], "mime", "\r\n"],
  ["a header it has not", [1], "header", undefined],
  ["a part that is not there", [3], "whole", undefined],
  ["a part of a leaf", [1, 1], "whole", undefined],
  ["a part of the nested message", [2, 1], "whole", "inner one"],
  ["another", [2, 2], "whole", "<p>\r\ntwo</p>\r\n"],
  [
    "the nested message's header",
    [2],
    "header",
    text(
      "Subject: inner",
      "From: ann@a.example",
      "Content-Type: multipart/alternative; boundary=in",
      "",
      "",
    ),
  ],
];

Deno.test("a section is found by part numbers, through messages too", () => {
  for (const [what, path, kind, found] of SECTIONS) {
    const part = { kind: kind as "whole" };
    assertEquals(sectionOf(NESTED, { path, part }), found, what);
  }
  const nested = sectionOf(NESTED, { path: [2], part: { kind: "text" } });
  assertEquals(nested?.slice(0, 4), "--in");
  const fields = { kind: "fields", names: ["SUBJECT"], not: false } as const;
  assertEquals(sectionOf(NESTED, { path: [2], part: fields }), "Subject: inner\r\n\r\n");
  assertEquals(sectionOf(NESTED, { path: [], part: fields }), "Subject: outer\r\n\r\n");
});

Deno.test("part 1 of a message that is no multipart is its body, and of a message in a message too", () => {
  const whole = { kind: "whole" } as const;
  const plain = message("Subject: x", "", "body");
  assertEquals(sectionOf(plain, { path: [1], part: whole }), "body");
  assertEquals(sectionOf(plain, { path: [1], part: { kind: "mime" } }), "Subject: x\r\n\r\n");
  assertEquals(sectionOf(plain, { path: [2], part: whole }), undefined);
  assertEquals(sectionOf(plain, { path: [1, 1], part: whole }), undefined);
  const wrapped = message("Content-Type: message/rfc822", "", "Subject: in", "", "inner");
  assertEquals(sectionOf(wrapped, { path: [1, 1], part: whole }), "inner");
  assertEquals(sectionOf(wrapped, { path: [1], part: { kind: "text" } }), "inner");
  assertEquals(sectionOf(wrapped, { path: [1, 1, 1], part: whole }), undefined);
});

Deno.test("lines that end in LF alone, a header without a body and a body without a header are read", () => {
  assertEquals(
    sectionOf(entityOf("A: b\n\nx", 9), { path: [], part: { kind: "header" } }),
    "A: b\n\n",
  );
  assertEquals(sectionOf(entityOf("A: b", 9), { path: [], part: { kind: "text" } }), "");
  assertEquals(sectionOf(entityOf("\r\nx", 9), { path: [], part: { kind: "text" } }), "x");
  const fields = { kind: "fields", names: ["a"], not: false } as const;
  assertEquals(sectionOf(entityOf("A: b", 9), { path: [], part: fields }), "A: b\r\n\r\n");
});
