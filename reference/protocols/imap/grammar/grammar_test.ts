import { assertEquals, assertThrows } from "@std/assert";
import { matchedLengths, matches } from "../../../wildcards.ts";
import { Cursor } from "./cursor.ts";
import { dateTimeText, dayOfField } from "./dates.ts";
import { sequenceSet, sequenceText, within } from "./sequence.ts";
import { isAtom } from "./strings.ts";
import { fromUtf7, toUtf7 } from "./utf7.ts";
import { Rejected } from "./rejected.ts";

const NAMES: Readonly<Record<string, string>> = {
  "INBOX": "INBOX",
  "R&D": "R&-D",
  "Entwürfe": "Entw&APw-rfe",
  "台北/日本語": "&U,BTFw-/&ZeVnLIqe-",
  "😀": "&2D3eAA-",
  "a\tb": "a&AAk-b",
  "~peter/mail": "~peter/mail",
};

Deno.test("a mailbox name goes to modified UTF-7 and back", () => {
  for (const [name, encoded] of Object.entries(NAMES)) {
    assertEquals(toUtf7(name), encoded);
    assertEquals(fromUtf7(encoded), name);
  }
});

Deno.test("what is no modified UTF-7, or a second spelling of a name, is no mailbox name", () => {
  for (const wrong of ["R&D", "&", "&AGE-", "&APw", "&APw-&APw-", "&AP-", "ü", "&AP!-", "a\tb"]) {
    assertEquals(fromUtf7(wrong), undefined, wrong);
  }
});

const numbersOf = (set: string, largest: number) => {
  const wanted = within(sequenceSet(new Cursor(set, [], 9)), largest);
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].filter(wanted);
};

Deno.test("a sequence set has ranges either way round, overlaps and the largest number", () => {
  assertEquals(numbersOf("2:4,3,8", 9), [2, 3, 4, 8]);
  assertEquals(numbersOf("4:2", 9), [2, 3, 4]);
  assertEquals(numbersOf("9,5:6,1", 9), [1, 5, 6, 9]);
  assertEquals(numbersOf("1:6,2:3,5", 9), [1, 2, 3, 4, 5, 6]);
  assertEquals(numbersOf("*", 5), [5]);
  assertEquals(numbersOf("7:*", 5), [5, 6, 7]);
  assertEquals(numbersOf("4294967295", 5), []);
  assertThrows(() => numbersOf("4294967296", 5), Rejected);
  assertThrows(() => numbersOf("0", 5), Rejected);
});

Deno.test("numbers are told in ranges, in their order", () => {
  assertEquals(sequenceText([1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
  assertEquals(sequenceText([5, 4]), "5,4");
});

Deno.test("wildcards match levels: * all of them, % one", () => {
  const of = (pattern: string) =>
    ["INBOX", "a", "a/b", "a/b/c", "ab"].filter((name) => matches(pattern, name));
  assertEquals(of("*"), ["INBOX", "a", "a/b", "a/b/c", "ab"]);
  assertEquals(of("%"), ["INBOX", "a", "ab"]);
  assertEquals(of("a*"), ["a", "a/b", "a/b/c", "ab"]);
  assertEquals(of("a/%"), ["a/b"]);
  assertEquals(of("%/%c"), []);
  assertEquals(of("*c"), ["a/b/c"]);
  assertEquals(of("inbox"), ["INBOX"]);
  assertEquals(of("A"), []);
});

Deno.test("a pattern of many wildcards takes no time to fail", () => {
  assertEquals(matches("*a".repeat(500) + "b", "a".repeat(1000)), false);
  assertEquals(matches("*%".repeat(1 << 20) + "b", "a".repeat(1000)), false);
  assertEquals(matches("a%".repeat(1 << 20), "a".repeat(1000)), false);
});

Deno.test("one look at a name tells which of its levels match", () => {
  const of = (pattern: string) => {
    const matched = matchedLengths(pattern, "a/b/c");
    return [1, 3, 5].filter(matched);
  };
  assertEquals([of("%"), of("a/%"), of("%%*"), of("%%/%%"), of("*c")], [[1], [3], [1, 3, 5], [3], [
    5,
  ]]);
});

Deno.test("a day is read from a Date field as it stands there, and a date is told in UTC", () => {
  const day = Date.UTC(2026, 2, 4);
  for (
    const value of [
      "Wed, 4 Mar 2026 23:59:59 -1200",
      "04 mar 26 00:00 GMT",
      "4\tMar 2026",
      "Wed,4 Mar 2026",
    ]
  ) {
    assertEquals(dayOfField(value), day, value);
  }
  assertEquals(dayOfField("4 Mar 99"), Date.UTC(1999, 2, 4));
  assertEquals(dayOfField("4 Mar 0099"), Date.parse("0099-03-04T00:00:00Z"));
  assertEquals(dayOfField("31 Feb 2026"), undefined);
  assertEquals(dayOfField("today"), undefined);
  assertEquals(dateTimeText(new Date("2026-03-04T05:06:07Z")), '" 4-Mar-2026 05:06:07 +0000"');
});

Deno.test("an atom is what the grammar leaves: no specials, blanks, controls or 8-bit", () => {
  const all = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
  const specials = all.filter((char) => char > " " && char < "\x7f" && !isAtom(char)).join("");
  assertEquals(specials, '"%()*\\]{');
  assertEquals(all.filter((char) => (char <= " " || char >= "\x7f") && isAtom(char)), []);
});
