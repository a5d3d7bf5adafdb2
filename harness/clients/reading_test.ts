import { assertEquals } from "@std/assert";
import { readingsOf } from "./reading.ts";

const TEXTS = [
  "",
  "PASS o'brien",
  "Två  ÅR\u00a0ß ΣΑΣ \u{1f511} e\u0301 İ",
  "\\u{a5}\\u{9} &#x1F511;&#128273; \\ud83d\\udd11 %F0%9F%94%91",
  "&amp;amp;#039;&AMP;&aring;&nbsp; +%20+%2b\r\n&#99999999999;",
  'C: {"a":"\\\\\\"\\u0027\\x27\\27=27\\n"} =C3=A5%E5 \\',
];

Deno.test("of every sign that is read it is known where it stands", () => {
  for (const text of TEXTS) {
    for (const reading of readingsOf(text)) {
      const { from, to } = reading.places();
      assertEquals([from.length, to.length], [reading.text.length, reading.text.length], text);
      for (const [at, start] of from.entries()) {
        const end = to[at]!;
        assertEquals(start < end && end <= text.length, true, text);
        const said = readingsOf(text.slice(start, end)).map((one) => one.text);
        const unit = reading.text[at]!;
        assertEquals(said.some((one) => one.includes(unit)), true, `${text}: ${unit}`);
      }
    }
  }
});

Deno.test("a text that escapes nothing is read once, and one that does as often as it does", () => {
  const read = (text: string) => readingsOf(text).map((one) => one.text);
  assertEquals(read("LOGIN  Info"), ["login info"]);
  assertEquals(read("&amp;#39;a"), ["&amp;#39;a", "&#39;a", "'a"]);
  assertEquals(read("word=ab%27"), ["word=ab%27", "word=ab'", "word«'"]);
});
