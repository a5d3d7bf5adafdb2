import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { ANSWER } from "./ldap_talk.ts";

type Length = (count: number) => number[];

/** Lengths as servers write them (X.690, 8.1.3): in as few octets as it takes, or in the long form all the same. */
const LENGTHS: Readonly<Record<string, Length>> = {
  "the short form": (count) => count < 0x80 ? [count] : [0x82, count >> 8, count & 0xff],
  "one octet more": (count) => count < 0x100 ? [0x81, count] : [0x82, count >> 8, count & 0xff],
  "the long form of Active Directory": (count) => [0x84, 0, 0, count >> 8, count & 0xff],
};

/** A bind response (RFC 4511, 4.2.2). */
function answer(length: Length, code: number, text: string): string {
  const element = (tag: number, content: readonly number[]) => [
    tag,
    ...length(content.length),
    ...content,
  ];
  const result = [0x0a, ...code < 0x80 ? [1, code] : [2, code >> 8, code & 0xff]];
  const said = element(0x04, [...Buffer.from(text)]);
  const bound = element(0x61, [...result, ...element(0x04, []), ...said]);
  return Buffer.from(element(0x30, [2, 1, 2, ...bound])).toString("latin1");
}

const TEXTS = ["", "no", "a\n\x01\0\x04 text", "x".repeat(0x0a01 - 9), "x".repeat(0x0a01 - 30)];

for (const [name, length] of Object.entries(LENGTHS)) {
  Deno.test(`an answer is waited for until its result code is there, with lengths in ${name}`, () => {
    for (const text of TEXTS) {
      for (const code of [0, 10, 14, 49, 4096]) {
        const whole = answer(length, code, text);
        const parts = Array.from({ length: whole.length }, (_, at) => whole.slice(0, at + 1));
        const enough = parts.filter((part) => new RegExp(ANSWER.await).test(part));
        assert(enough.length > 0, `${code} is never heard`);
        for (const part of enough) {
          assertEquals(new RegExp(ANSWER.yes).test(part), code === 0, `${code}: ${part}`);
        }
      }
    }
  });
}
