import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import type { Observation } from "../observation.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { faultIn } from "./_well_formed.ts";
import { type Sequence, sequenceOf, type Step } from "./sequence.ts";
import type { Mark } from "./sequence_marks.ts";
import { sequenceSvg } from "./sequence_svg.ts";
import { sequenceText } from "./sequence_text.ts";
import { columnsOf } from "./visible.ts";

const ACCOUNT = "info@client1.com";
const CANARY = `S: ${canaryOf("worked-example", ACCOUNT).message.trim().split("\r\n").at(-1)}`;

/** A login with its talk. */
function talked(
  transcript: readonly string[],
  {
    attempt = {},
    observed = opened(ACCOUNT),
    more = {},
    made = {},
    login = "info%client1.com",
  }: {
    readonly attempt?: Partial<Scenario["attempt"]>;
    readonly observed?: Observation;
    readonly more?: Partial<Result>;
    readonly made?: Partial<Scenario>;
    readonly login?: string;
  } = {},
): Result {
  const base = scenario(login, made);
  const whole = { ...base, attempt: { ...base.attempt, ...attempt } };
  const judged = result(whole, observed, more);
  return { ...judged, login: { ...judged.login!, client: "a client 1.0", transcript } };
}

function drawn(result: Result, how = { whole: true }): Sequence {
  const sequence = sequenceOf(result, how);
  assert(sequence, "there is a talk");
  return sequence;
}

const linesOf = (steps: readonly Step[]) =>
  steps.flatMap((step) => "lines" in step ? step.lines : []);
const marksIn = ({ steps }: Sequence): Partial<Record<Mark, string>> =>
  Object.fromEntries(linesOf(steps).flatMap(({ mark, text }) => mark ? [[mark, text]] : []));
const kindsIn = ({ steps }: Sequence) => steps.map(({ kind }) => kind);

const POP = [
  "S: +OK POP3",
  "C: USER info%client1.com",
  "S: +OK send PASS",
  "C: PASS ***",
  "S: +OK 1 messages",
  "C: TOP 1 99",
  "S: +OK message follows",
  CANARY,
  "S: .",
  "C: QUIT",
];

Deno.test("a talk shows where the name was sent, where the decision fell, and the canary", () => {
  const sequence = drawn(talked(POP));
  assertEquals(marksIn(sequence), {
    name: "USER info%client1.com",
    decision: "+OK 1 messages",
    canary: CANARY.slice(3),
  });
  assertEquals(
    kindsIn(sequence).join(" "),
    "turn turn turn turn opens turn turn shows turn turn",
  );
  assertEquals([sequence.account, sequence.tone], [ACCOUNT, "green"]);
});

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

Deno.test("wide letters count twice, accents not at all", () => {
  assertEquals(["a", "長", "e\u0301", "·…", "🙂"].map(columnsOf), [1, 2, 1, 2, 2]);
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

Deno.test("TLS begins where it began, with the server name that was indicated", () => {
  const sequence = drawn(
    talked(["S: +OK", "C: STLS", "S: +OK", "*: TLS begins", ...POP.slice(1)], {
      attempt: { serverName: "client1.com" },
    }),
  );
  assertEquals(sequence.steps[3], { kind: "remark", text: "TLS begins, server name client1.com" });
});

Deno.test("turns that tell nothing are left out, and counted; whole shows them", () => {
  const chat = ["C: A", "S: a", "C: B", "S: b", "C: C", "S: c"];
  const made = talked([...POP.slice(0, 1), ...chat, ...POP.slice(1)]);
  const left = drawn(made, { whole: false }).steps.filter(({ kind }) => kind === "left out");
  // The last of them stands beside the name, and stays.
  assertEquals(left.map((step) => "lines" in step && step.lines.length), [5]);
  assertEquals(kindsIn(drawn(made)).includes("left out"), false);
  assertStringIncludes(sequenceText(drawn(made, { whole: false })), "(5 lines)");
});

Deno.test("where no talk was recorded there is no sequence", () => {
  assertEquals(sequenceOf(talked([])), undefined);
  const { login: _, ...without } = talked(POP);
  assertEquals(sequenceOf(without), undefined);
});

Deno.test("a wrong account stands out, with what was expected", () => {
  const red = drawn(
    talked(POP, { observed: opened("info@company.com"), more: { verdict: "deviates" } }),
  );
  assertStringIncludes(sequenceText(red), "expected: info@client1.com opens, by name.percent");
  assertStringIncludes(
    sequenceSvg(red),
    'class="bad" xml:space="preserve">info@company.com opens</text>',
  );
  assert(!sequenceText(drawn(talked(POP))).includes("expected"));
});

const NASTY = "C: USER ]]>&amp;<b>\"'\u0001\u202e\ud800|`%c\u2028\u00ad" + "長".repeat(90);

Deno.test("nothing that is said breaks the drawing, and what is cut stands whole in its title", () => {
  const svg = sequenceSvg(drawn(talked([NASTY, "S: -ERR", `S: ${"long ".repeat(40)}end`], {
    observed: refused(NASTY),
    login: NASTY,
  })));
  assertEquals(faultIn(svg), undefined);
  assertStringIncludes(svg, `<title>${"long ".repeat(40)}end</title>`);
  assert(!/<script|<image|href|url\(|@import/i.test(svg));
});

Deno.test("the check of drawings sees what is not well-formed", () => {
  const bad = [
    "<a>",
    "<a></b>",
    "<a>&x</a>",
    '<a b="1" b="2"/>',
    "<a/><a/>",
    "<a>\u0001</a>",
    "<a",
    "x",
  ];
  assertEquals(bad.map(faultIn).filter((fault) => fault === undefined), []);
  assertEquals(faultIn('<a b="&amp;"><c/>t</a>'), undefined);
});

Deno.test("an image says by itself what it shows, in light and in dark", () => {
  const svg = sequenceSvg(drawn(talked(POP)));
  assertStringIncludes(svg, 'role="img"');
  assertStringIncludes(svg, "<title>&quot;info%client1.com&quot; by pop3 on 127.0.1.1: ");
  assertStringIncludes(svg, "The name is sent: USER info%client1.com.");
  assertStringIncludes(svg, "prefers-color-scheme: dark");
  assertStringIncludes(svg, "var(--ink, ");
});

Deno.test("the text has 80 columns at most, its lifelines below each other, in ASCII where asked", () => {
  const wide = drawn(talked([NASTY, ...POP], { login: NASTY }));
  for (const ascii of [false, true]) {
    const lines = sequenceText(wide, { ascii }).split("\n").slice(3);
    assert(lines.length > 8);
    assertEquals([...new Set(lines.map(columnsOf))], [80]);
    assertEquals(lines.every((line) => /^[\x20-\x7e]*$/.test(line)), ascii);
  }
});

Deno.test("a password that came through into a record comes out of no drawing", () => {
  const password = scenario("info").password;
  const leaky = [
    `C: PASS ${password}`,
    `C: AUTH PLAIN ${btoa(`\0info%client1.com\0${password}`)}`,
    `S: -ERR not ${password}`,
  ];
  const sequence = drawn(talked([...POP, ...leaky], {
    observed: { kind: "unclear", because: `it said ${password}` },
  }));
  for (const text of [sequenceText(sequence), sequenceSvg(sequence), JSON.stringify(sequence)]) {
    assert(!text.includes(password));
    assert(!text.includes(btoa(`\0info%client1.com\0${password}`)));
  }
  // The fault is there to be seen.
  assertStringIncludes(leaky.join(), password);
});
