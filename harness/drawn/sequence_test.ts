import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { opened, refused, scenario } from "../judge/_judged.ts";
import { ACCOUNT, CANARY, drawn, kindsIn, marksIn, POP, talked } from "./_talked.ts";
import { faultIn } from "./_well_formed.ts";
import { sequenceOf } from "./sequence.ts";
import { sequenceSvg } from "./sequence_svg.ts";
import { sequenceText } from "./sequence_text.ts";
import { columnsOf } from "./visible.ts";

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

Deno.test("wide letters count twice, accents not at all", () => {
  assertEquals(["a", "長", "e\u0301", "·…", "🙂"].map(columnsOf), [1, 2, 1, 2, 2]);
});
