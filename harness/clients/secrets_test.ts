import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { blank } from "./secrets.ts";
import { Transcript } from "./transcript.ts";

const PASSWORDS = [
  "abcde",
  "p@ss%\"\\'&<10",
  "with inner blanks",
  "x".repeat(100),
  "två",
  "a+b/c==",
  "12",
];

const WAYS: Readonly<Record<string, (password: string) => string>> = {
  "USER and PASS": (password) => `PASS ${password}`,
  "LOGIN, quoted": (password) => `2 LOGIN "info" "${password.replace(/["\\]/g, "\\$&")}"`,
  "SASL PLAIN": (password) => `AUTH PLAIN ${Buffer.from(`\0info\0${password}`).toString("base64")}`,
  "SASL LOGIN": (password) => Buffer.from(password).toString("base64"),
  "XML text": (password) => `<p>${password.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`,
  "XML references": (password) =>
    `<login password="${password.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)}"/>`,
  "XML, all references": (password) =>
    password.replace(/[^]/gu, (sign) => `&#${sign.codePointAt(0)};`),
  "a web form": (password) => new URLSearchParams({ user: "x", word: password }).toString(),
  "an echo": (password) => `-ERR ${password} is wrong, ${password} too`,
};

for (const [way, write] of Object.entries(WAYS)) {
  Deno.test(`no password is left in ${way}`, () => {
    for (const password of PASSWORDS) {
      const text = blank(write(password), { password });
      assert(text.includes("***"), text);
      assert(!text.includes(password) && !text.includes(write(password)), text);
      for (const word of text.match(/[A-Za-z0-9+/]{2,}={0,2}/g) ?? []) {
        assert(!Buffer.from(word, "base64").toString().includes(password), text);
      }
    }
  });
}

Deno.test("a password that is short, and might be a name, is blanked as a word and not inside words", () => {
  const password = "a";
  const plain = (text: string) => Buffer.from(text).toString("base64");
  assertEquals(
    blank("530 Login refused for this account, said a server about 'a'", { password }),
    "530 Login refused for this account, said *** server about '***'",
  );
  assertEquals(blank("PASS info", { password: "info" }), "PASS ***");
  assertEquals(
    blank("information info_1 info", { password: "info" }),
    "information ***_1 ***",
  );
  assertEquals(blank("login=YES x12", { password: "12" }), "login=YES x12");
  for (const said of ["\0info\0a", "a", "john\0info\0a"]) {
    assertEquals(blank(`AUTH PLAIN ${plain(said)}`, { password }), "AUTH PLAIN ***");
  }
});

Deno.test("words that only look like base64 of a short password stay", () => {
  const word = Buffer.from("xyazzz").toString("base64");
  assertEquals(blank(`${word} refused`, { password: "a" }), `${word} refused`);
  assertEquals(blank(`${word} refused`, { password: "yazzz*" }), `${word} refused`);
});

Deno.test("a password that comes in pieces, or holds a line end, is blanked all the same", () => {
  const transcript = new Transcript();
  transcript.note("C", "LOGIN info sec");
  transcript.note("C", new TextEncoder().encode("ret\r\n"));
  transcript.note("S", "no");
  transcript.note("C", "sec\r\nond");
  assertEquals(transcript.lines({ password: "secret", before: [{ password: "sec\r\nond" }] }), [
    "C: LOGIN info ***",
    "S: no",
    "C: ***",
  ]);
});
