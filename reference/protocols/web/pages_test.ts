import { assert, assertEquals, assertMatch } from "@std/assert";
import { createHash } from "node:crypto";
import { encode } from "./answer.ts";
import { markup } from "./markup.ts";
import { web } from "./mod.ts";
import { accountPage, errorPage, loginPage } from "./pages.ts";

const EVIL = `<script>"x"&'y'</script>`;
const PAGES = [
  loginPage("client1.com", "token", false),
  loginPage("client1.com", "token", true),
  accountPage({ account: "info@client1.com", messages: 1, canary: "Canary" }, "token"),
  accountPage({ account: "info@client1.com", messages: 0 }),
  String(errorPage(404).body),
];

Deno.test("whatever is put into a page is text in it", () => {
  const pages = [
    loginPage(EVIL, EVIL, true),
    accountPage({ account: `${EVIL}@x`, messages: 1, canary: EVIL }, EVIL),
    String(errorPage(404, { text: EVIL }).body),
  ];
  for (const page of pages) {
    assert(!page.includes("<script"), page);
    assert(page.includes("&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;&lt;/script&gt;"));
  }
  assertEquals(markup`<p>${markup`<b>${"<"}</b>`}${undefined}${1}</p>`.html, "<p><b>&lt;</b>1</p>");
});

Deno.test("every page has a language, a title, one heading, and one place for its content", () => {
  for (const page of PAGES) {
    assertMatch(page, /^<!doctype html>\n<html lang="en">/);
    assertMatch(page, /<title>[^<]+<\/title>/);
    assertEquals([page.match(/<h1>/g)?.length, page.match(/<main>/g)?.length], [1, 1]);
  }
});

Deno.test("every field that is seen has its label, and says what a browser may fill in", () => {
  for (const refused of [false, true]) {
    const page = loginPage("client1.com", "token", refused);
    for (const [id, fills] of [["username", "username"], ["password", "current-password"]]) {
      assert(page.includes(`<label for="${id}">`));
      const field = new RegExp(`<input id="${id}" name="${id}"[^>]*>`).exec(page)?.[0] ?? "";
      assert(field.includes(`autocomplete="${fills}"`), field);
      assertEquals(field.includes(`aria-describedby="refused"`), refused);
    }
    assertEquals(page.includes(`<p role="alert" id="refused">`), refused);
  }
});

Deno.test("pages run no script, and their style is the one that the policy knows", () => {
  const [head = ""] = encode(errorPage(404), { close: false });
  assert(typeof head === "string");
  const policy = /Content-Security-Policy: (.*)\r\n/.exec(head)?.[1] ?? "";
  assertMatch(policy, /^default-src 'none';/);
  for (const part of ["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
    assert(policy.includes(part), part);
  }
  for (const page of PAGES) {
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    assert(policy.includes(`style-src 'sha256-${hash}';`));
    assert(!/<script| on\w+=| style=/.test(page));
  }
});

Deno.test("every answer has its length, and what keeps it from caches, frames and guesses", () => {
  for (const body of ["", "<p>\u00e9</p>", new Uint8Array(3)]) {
    const [head = ""] = encode({ status: 200, body }, { close: true });
    assert(typeof head === "string");
    const length = typeof body === "string" ? new TextEncoder().encode(body).length : 3;
    for (
      const line of [
        `Content-Length: ${length}`,
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Connection: close",
      ]
    ) assert(head.includes(`\r\n${line}\r\n`), line);
  }
  // RFC 9110, 8.6
  assert(!String(encode({ status: 204 }, { close: false })).includes("Content-Length"));
});

Deno.test("the server's own end is told to a client that has asked nothing yet only where it was never heard", () => {
  assertMatch(
    String(web.farewell("too many connections", false)),
    /^HTTP\/1\.1 503 [^]*<\/html>\n$/,
  );
  assertEquals(web.farewell("too slow", true), "");
});
