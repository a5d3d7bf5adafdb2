import { assertEquals } from "@std/assert";
import { oneAccount } from "../../testing/account.ts";
import { answered, responsesIn } from "../../testing/http.ts";
import type { Wire } from "../../wire.ts";

async function said(text: string, wire: Partial<Wire> = {}): Promise<string> {
  using account = oneAccount();
  return await answered(account.door, text, wire);
}

const statuses = async (text: string) =>
  responsesIn(await said(text)).map(({ status }) => status).join(" ");

const HOST = "Host: client1.com\r\n";
const POST = `POST /login HTTP/1.1\r\n${HOST}Content-Type: application/x-www-form-urlencoded\r\n`;
const NEXT = `GET / HTTP/1.1\r\n${HOST}\r\n`;

/** Behind each request stands NEXT: whether it is answered too shows whether the connection went on. */
const ANSWERS: readonly (readonly [what: string, request: string, statuses: string])[] = [
  ["a request", NEXT, "200 200"],
  ["bare LFs", `GET / HTTP/1.1\nHost: client1.com\n\n`, "200 200"],
  ["an empty line before it", `\r\n${NEXT}`, "200 200"],
  ["two empty lines before it", `\r\n\r\n${NEXT}`, "400"],
  ["no version", "GET /\r\n", "400"],
  ["another version", `GET / HTTP/2.0\r\n${HOST}\r\n`, "505"],
  ["a later minor version", `GET / HTTP/1.2\r\n${HOST}\r\n`, "200 200"],
  ["two blanks", `GET  / HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["a blank in the target", `GET /a b HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["a fragment", `GET /#a HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["bytes beyond ASCII in the target", `GET /\u00e9 HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["a query", `GET /?host=a HTTP/1.1\r\n${HOST}\r\n`, "200 200"],
  ["an absolute target", `GET http://a.example/?x HTTP/1.1\r\n${HOST}\r\n`, "200 200"],
  [
    "an absolute target without path",
    `GET HTTPS://a.example:1?x HTTP/1.1\r\n${HOST}\r\n`,
    "200 200",
  ],
  ["an absolute target with a user", `GET http://info@a.example/ HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["an absolute target, and no Host", "GET http://a.example/ HTTP/1.1\r\n\r\n", "400"],
  ["another scheme", `GET ftp://a.example/ HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["the target *", `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["a host as the target", `CONNECT client1.com:80 HTTP/1.1\r\n${HOST}\r\n`, "400"],
  ["no Host", "GET / HTTP/1.1\r\n\r\n", "400"],
  ["no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "200"],
  ["two Hosts", `GET / HTTP/1.1\r\n${HOST}${HOST}\r\n`, "400"],
  ["two Hosts in HTTP/1.0", `GET / HTTP/1.0\r\n${HOST}${HOST}\r\n`, "400"],
  ["two hosts in a Host", "GET / HTTP/1.1\r\nHost: a.example, b.example\r\n\r\n", "400"],
  ["a path in a Host", "GET / HTTP/1.1\r\nHost: a.example/x\r\n\r\n", "400"],
  ["a user in a Host", "GET / HTTP/1.1\r\nHost: info@a.example\r\n\r\n", "400"],
  ["a blank before the colon", "GET / HTTP/1.1\r\nHost : client1.com\r\n\r\n", "400"],
  ["a folded field", `GET / HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n`, "400"],
  ["a field without colon", `GET / HTTP/1.1\r\n${HOST}X\r\n\r\n`, "400"],
  ["NUL in a field", `GET / HTTP/1.1\r\n${HOST}X: a\0b\r\n\r\n`, "400"],
  ["CR in a field", `GET / HTTP/1.1\r\n${HOST}X: a\rY: b\r\n\r\n`, "400"],
  ["100 fields", `GET / HTTP/1.1\r\n${HOST}${"X: a\r\n".repeat(99)}\r\n`, "200 200"],
  ["101 fields", `GET / HTTP/1.1\r\n${HOST}${"X: a\r\n".repeat(100)}\r\n`, "431"],
  [
    "much in fields",
    `GET / HTTP/1.1\r\n${HOST}${`X: ${"a".repeat(8000)}\r\n`.repeat(5)}\r\n`,
    "431",
  ],
  ["the last request", `GET / HTTP/1.1\r\n${HOST}Connection: x, Close\r\n\r\n`, "200"],
  ["content behind GET", `GET / HTTP/1.1\r\n${HOST}Content-Length: 3\r\n\r\nabc`, "200 200"],
  ["a length that is none", `${POST}Content-Length: 3x\r\n\r\nabc`, "400"],
  ["a negative length", `${POST}Content-Length: -3\r\n\r\nabc`, "400"],
  ["a length with a sign", `${POST}Content-Length: +3\r\n\r\nabc`, "400"],
  ["two lengths", `${POST}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`, "400"],
  ["two lengths in one", `${POST}Content-Length: 3, 3\r\n\r\nabc`, "400"],
  ["a large length", `${POST}Content-Length: 65537\r\n\r\n`, "413"],
  ["a huge length", `${POST}Content-Length: 99999999999999999999\r\n\r\n`, "400"],
  ["chunks", `${POST}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n`, "403 200"],
  [
    "chunks with extensions and trailers",
    `${POST}Transfer-Encoding: Chunked\r\n\r\n3;x=y\r\na=b\r\n0\r\nX: a\r\n\r\n`,
    "403 200",
  ],
  ["a chunk of no size", `${POST}Transfer-Encoding: chunked\r\n\r\nx\r\na=b\r\n0\r\n\r\n`, "400"],
  ["a chunk without its end", `${POST}Transfer-Encoding: chunked\r\n\r\n3\r\na=b0\r\n\r\n`, "400"],
  ["large chunks", `${POST}Transfer-Encoding: chunked\r\n\r\nffffff\r\n`, "413"],
  [
    "trailers without end",
    `${POST}Transfer-Encoding: chunked\r\n\r\n0\r\n${"X: a\r\n".repeat(30)}\r\n`,
    "431",
  ],
  [
    "chunks and a length",
    `${POST}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\na=b\r\n0\r\n\r\n`,
    "400",
  ],
  [
    "chunks in HTTP/1.0",
    `POST /login HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    "400",
  ],
  ["another coding", `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, "501"],
  [
    "two codings",
    `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    "400",
  ],
  ["another expectation", `${POST}Expect: x\r\nContent-Length: 1\r\n\r\na`, "417"],
  ["an unknown path", `GET /x HTTP/1.1\r\n${HOST}\r\n`, "404 200"],
  ["an unknown method", `BREW / HTTP/1.1\r\n${HOST}\r\n`, "405 200"],
  ["a method in small letters", `get / HTTP/1.1\r\n${HOST}\r\n`, "405 200"],
  ["POST to a page", `POST / HTTP/1.1\r\n${HOST}\r\n`, "405 200"],
  ["the icon that browsers ask for", `GET /favicon.ico HTTP/1.1\r\n${HOST}\r\n`, "204 200"],
];

for (const [what, request, expected] of ANSWERS) {
  Deno.test(`HTTP: ${what} is answered with ${expected}`, async () => {
    assertEquals(await statuses(request + NEXT), expected);
  });
}

Deno.test("a request that breaks off is not answered", async () => {
  const chunked = `${POST}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n`;
  const parts = [
    "",
    "GET / HTT",
    `GET / HTTP/1.1\r\n${HOST}`,
    `${POST}Content-Length: 3\r\n\r\na`,
    chunked,
  ];
  for (const part of parts) assertEquals(await said(part), "", part);
});

Deno.test("100 Continue comes before the content, and only where it is wanted", async () => {
  const expecting = `${POST}Expect: 100-Continue\r\nContent-Length: 3\r\n\r\na=b`;
  const heard = await said(expecting);
  assertEquals(heard.match(/^HTTP\/1\.1 \d+/gm), ["HTTP/1.1 100", "HTTP/1.1 403"]);
  const large = await said(`${POST}Expect: 100-continue\r\nContent-Length: 99999\r\n\r\n`);
  assertEquals(large.match(/^HTTP\/1\.1 \d+/gm), ["HTTP/1.1 413"]);
});

Deno.test("HEAD gets the head alone, with the length of what GET gets", async () => {
  const head = await said(`HEAD /x HTTP/1.1\r\n${HOST}\r\n`);
  const [get] = responsesIn(await said(`GET /x HTTP/1.1\r\n${HOST}\r\n`));
  assertEquals(head.endsWith("\r\n\r\n"), true);
  assertEquals(/Content-Length: (\d+)/.exec(head)?.[1], String(get?.body.length));
});

Deno.test("405 names the methods that are allowed", async () => {
  const allowed = async (path: string) =>
    responsesIn(await said(`PUT ${path} HTTP/1.1\r\n${HOST}\r\n`))[0]?.one("allow");
  assertEquals(await allowed("/"), "GET, HEAD");
  assertEquals(await allowed("/login"), "GET, HEAD, POST");
  assertEquals(await allowed("/logout"), "POST");
});

Deno.test("what is larger than the wire's own limit is refused with a page", async () => {
  const limits = { literal: 10, stanza: 1, depth: 1 };
  const [heard] = responsesIn(
    await said(`${POST}Content-Length: 11\r\n\r\n${"a".repeat(11)}`, { limits }),
  );
  assertEquals(heard?.status, 413);
});
