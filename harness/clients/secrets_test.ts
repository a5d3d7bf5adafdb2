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
  "o'brien-7 x",
  "brass kettle!\"<main>&'e",
  "looks%41like &amp; escaped\\x41",
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
  // Of a word that may be a name another letter case is another name.
  "other letter case": (password) =>
    `-ERR ${/^[a-z]{1,5}$/.test(password) ? password : password.toUpperCase()}`,
  "references of PHP": (password) =>
    `<input value="${
      password.replace(/[&<>"']/g, (sign) => `&#0${sign.codePointAt(0)};`)
    }"> &amp;amp;`,
  "references of Python": (password) =>
    password.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
  "references of Go": (password) =>
    password.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;")
      .replaceAll('"', "&#34;"),
  "references of references": (password) =>
    password.replace(/[&<>"'å]/g, (sign) => `&amp;#X${sign.codePointAt(0)!.toString(16)};`),
  "names of HTML": (password) =>
    password.replace(
      /[@%å&<]/g,
      (sign) =>
        ({ "@": "&commat;", "%": "&percnt;", "å": "&aring;", "&": "&amp;", "<": "&lt;" })[sign]!,
    ),
  "a URL": (password) => `GET /?word=${encodeURIComponent(password)} HTTP/1.1`,
  "a URL within a URL": (password) =>
    `GET /?to=${encodeURIComponent(`/?word=${encodeURIComponent(password)}`)} HTTP/1.1`,
  "a URL within a page": (password) =>
    `<a href="?a=b&amp;word=${encodeURIComponent(password).replaceAll("'", "&#039;")}">`,
  "JSON": (password) => JSON.stringify({ word: password }),
  "JSON as Python writes it": (password) =>
    JSON.stringify({ word: password }).replace(
      /[<>&'å]/g,
      (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, "0")}`,
    ),
  "an LDAP filter": (password) =>
    password.replace(/[\\*()&<]/g, (sign) => `\\${sign.codePointAt(0)!.toString(16)}`),
  "quoted-printable": (password) =>
    password.replace(
      /[^a-z0-9]/gi,
      (sign) => Buffer.from(sign).toString("hex").toUpperCase().replace(/../g, "=$&"),
    ),
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

Deno.test("only the password is blanked, however a server repeats it", () => {
  const said: readonly [password: string, text: string, blanked: string][] = [
    ["o'brien-7 x", 'value="o&#039;brien-7 x"', 'value="***"'],
    ["blue horse 77", "GET /?word=blue%20horse%2077&x=1", "GET /?word=***&x=1"],
    [
      "brass kettle!\"<main>&'e",
      '<input value="brass kettle!&quot;&lt;main&gt;&amp;&#039;e">',
      '<input value="***">',
    ],
    ["crossWord", "530 CROSSWORD is crossword", "530 *** is ***"],
    ["tvåhundra", "<p>TV&Aring;HUNDRA tva\u030ahundra</p>", "<p>*** ***</p>"],
    ["open   sesame", "<p>open sesame</p> open+++sesame", "<p>***</p> ***"],
    ["o'brien", Buffer.from("o'brien").toString("hex").toUpperCase(), "***"],
    ["o'brien", "6f 27 62 72 69 65 6e", "***"],
    ["abcde", "%61%62%63%64%65 &#97;bcde ABCDE abcdef", "*** *** ABCDE abcdef"],
    ["&", "this & that, a+b", "this *** that, a+b"],
    ["  ", "a b, a  b", "a b, a***b"],
    ["é", "e &eacute; E", "e *** E"],
  ];
  for (const [password, text, blanked] of said) assertEquals(blank(text, { password }), blanked);
});

Deno.test("a server cannot make the blanking of a long text take long", () => {
  const passwords = [
    "\\".repeat(20) + "x",
    "0".repeat(40),
    "%25".repeat(20),
    " + ".repeat(20) + "x",
  ];
  for (const bad of ["\\", "%", "%25", "0", "&#0", "&amp;", " ", "+", "61", "\\u00"]) {
    const text = bad.repeat(20_000);
    const begin = performance.now();
    for (const password of passwords) blank(text, { password });
    assert(performance.now() - begin < 5_000, bad);
  }
});

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
