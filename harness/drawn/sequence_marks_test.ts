import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Scenario } from "../../scenarios/scenario.ts";
import { drawn, kindsIn, linesOf, marksIn, POP, talked } from "./_talked.ts";
import type { Mark } from "./sequence_marks.ts";
import { sequenceSvg } from "./sequence_svg.ts";
import { sequenceText } from "./sequence_text.ts";

/** Of each protocol the lines that are to be marked: name, decision, and the hint where it has one. */
const TALKS: readonly (readonly [
  title: string,
  attempt: Partial<Scenario["attempt"]>,
  talk: readonly string[],
  marks: Partial<Record<Mark, string>>,
])[] = [
  [
    "IMAP, a literal",
    { protocol: "imap" },
    [
      "S: * OK",
      "C: a LOGIN {16}",
      "S: + go on",
      "C: info%client1.com {9}",
      "S: + go on",
      "C: ***",
      "S: * CAPABILITY",
      "S: a OK in",
    ],
    { name: "info%client1.com {9}", decision: "a OK in" },
  ],
  [
    "FTP after a host",
    { protocol: "ftp", host: "client1.com" },
    [
      "S: 220 FTP",
      "C: HOST client1.com",
      "S: 220 ok",
      "C: USER info%client1.com",
      "S: 331 PASS",
      "C: PASS ***",
      "S: 230 in",
    ],
    { hint: "HOST client1.com", name: "USER info%client1.com", decision: "230 in" },
  ],
  [
    "XMPP, PLAIN",
    { protocol: "xmpp", targetDomain: "client1.com" },
    [
      'C: <stream:stream to="client1.com">',
      "S: <stream:stream>",
      'C: <auth mechanism="PLAIN">***</auth>',
      "S: <success/>",
    ],
    {
      hint: '<stream:stream to="client1.com">',
      name: '<auth mechanism="PLAIN">***</auth>',
      decision: "<success/>",
    },
  ],
  [
    "a web form",
    { protocol: "web", host: "client1.com" },
    [
      "C: GET /",
      "C: host: client1.com",
      "S: 200",
      "S: <form>",
      "C: POST /login",
      "C: host: client1.com",
      "C: username=info%25client1.com&password=***",
      "S: 303",
      "S: location: /",
    ],
    {
      hint: "host: client1.com",
      name: "username=info%25client1.com&password=***",
      decision: "303",
    },
  ],
  [
    "SMTP, CRAM-MD5",
    { protocol: "smtp" },
    [
      "S: 220 hi",
      "C: AUTH CRAM-MD5",
      "S: 334 PDEyMw==",
      `C: ${btoa("info%client1.com 0123456789abcdef")}`,
      "S: 235 in",
    ],
    { name: btoa("info%client1.com 0123456789abcdef"), decision: "235 in" },
  ],
  [
    "LDAP",
    { protocol: "ldap" },
    ["C: 0$\u0002`\u000finfo%client1.com\ufffd***", "S: 0\u0019a\u0014", "S: \u0001\u0004"],
    { name: "0$·`·info%client1.com·***", decision: "0·a···" },
  ],
];

for (const [title, attempt, talk, marks] of TALKS) {
  Deno.test(`the lines that matter are found: ${title}`, () => {
    assertEquals(marksIn(drawn(talked(talk, { attempt }))), marks);
  });
}

Deno.test("what failed before on the same connection is not the login that is shown", () => {
  for (const login of ["info", "info%client1.com"]) {
    const before = [{ login, password: "wrong-one" }];
    const failed = [`C: USER ${login}`, "S: +OK", "C: PASS ***", "S: -ERR no"];
    const sequence = drawn(talked(["S: +OK", ...failed, ...POP.slice(1)], { made: { before } }));
    assertEquals(kindsIn(sequence).indexOf("opens"), failed.length + 4);
    assertEquals(marksIn(sequence).decision, "+OK 1 messages");
  }
});

Deno.test("a name that stands in base64 alone is found, and read aloud", () => {
  const talk = [`C: AUTH SCRAM-SHA-256 ${btoa("n,,n=info,r=abc")}`, "S: + cj1hYmM=", "S: +OK in"];
  const sequence = drawn(talked(["S: +OK", "C: CAPA", "S: .", ...talk], { login: "info" }));
  const [line] = linesOf(sequence.steps).filter(({ mark }) => mark === "name");
  assertEquals(line?.reads, "n,,n=info,r=abc");
  assertStringIncludes(sequenceText(sequence), "= n,,n=info,r=abc");
  assertStringIncludes(sequenceSvg(sequence), "= n,,n=info,r=abc");
});

Deno.test("a stream error and an error page are decisions, though no name was sent", () => {
  const stream = drawn(talked(['C: <stream:stream to="x">', "S: <stream:error><host-unknown/>"], {
    attempt: { protocol: "xmpp", targetDomain: "x" },
    observed: { kind: "refused", class: "stream", answer: "host-unknown" },
  }));
  assertEquals(marksIn(stream).decision, "<stream:error><host-unknown/>");
  assertEquals(marksIn(stream).name, undefined);
  const page = drawn(talked(["C: GET /", "C: host: x", "S: 404", "S: <h1>no</h1>"], {
    attempt: { protocol: "web", host: "x" },
    observed: { kind: "refused", class: "page", answer: "404" },
  }));
  assertEquals(marksIn(page), { hint: "host: x", decision: "404" });
});
