import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

const HOST = "Host: client2.com\r\n";
const FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
const JOHN = `Authorization: Basic ${btoa("john:saffron-bridge-two")}\r\n`;
const CHUNKED = "Transfer-Encoding: chunked\r\n";

const get = (path: string, fields = "") => `GET ${path} HTTP/1.1\r\n${HOST}${fields}\r\n`;
const post = (path: string, body: string, fields = "") =>
  `POST ${path} HTTP/1.1\r\n${HOST}${FORM}${fields}Content-Length: ${body.length}\r\n\r\n${body}`;
const chunked = (chunks: string) => `POST /login HTTP/1.1\r\n${HOST}${FORM}${CHUNKED}\r\n${chunks}`;
const host = (text: string) => `GET / HTTP/1.1\r\nHost: ${text}\r\n\r\n`;

besieged({
  protocol: "web",
  openings: ["", get("/"), get("/session/", JOHN), post("/login", "username=x&password=y&token=z")],
  valid: [
    get("/"),
    get("/", "Cookie: login=AAAAAAAAAAAAAAAAAAAAAA; session=BBBBBBBBBBBBBBBBBBBBBB\r\n"),
    get("/session/"),
    get("/session/", JOHN),
    get("/basic/", JOHN),
    get("/~john/index.html"),
    get("/~john%40client1.com/"),
    get("http://client1.com:80/~info/"),
    get("/favicon.ico", "Accept: */*\r\nConnection: keep-alive\r\n"),
    "HEAD / HTTP/1.0\r\n\r\n",
    "OPTIONS /login HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
    post("/login", "username=john&password=saffron-bridge-two&token=AAAA"),
    post("/login", "username=%6a+%C3%A9&password=&token=", "Expect: 100-continue\r\n"),
    post("/logout", "token=x", "Cookie: session=BBBBBBBBBBBBBBBBBBBBBB\r\n"),
    chunked("8;x=y\r\nusername\r\n2\r\n=a\r\n0\r\nTrailer: x\r\n\r\n"),
  ],
  broken: [
    "\r\n\r\n",
    "GET\r\n\r\n",
    "GET /\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    `GET / HTTP/1.1\r\n${HOST}${HOST}\r\n`,
    "CONNECT client2.com:80 HTTP/1.1\r\nHost: client2.com\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    host("[::"),
    host("a@b"),
    host("client2.com:99999999999"),
    host("%"),
    host("\xff.example"),
    host("x".repeat(900)),
    host(".".repeat(900)),
    get("/~"),
    get("/~/../.."),
    get("/~john/../../canary.txt"),
    get("/~john/%2e%2e/canary.txt"),
    get("/~john/%00"),
    get("/%ff%fe"),
    get(`/${"~/".repeat(300)}`),
    get(`/~${"%25".repeat(200)}/`),
    get("/", " folded: x\r\n"),
    get("/", "no colon\r\n"),
    get("/", ": x\r\n"),
    get("/", "X : y\r\n"),
    get("/", "X: a\0b\r\n"),
    get("/", "X: y\r\n".repeat(200)),
    get("/session/", "Authorization: Basic\r\n"),
    get("/session/", "Authorization: Basic ====\r\n"),
    get("/session/", `Authorization: Basic ${btoa("\0\xff:")}\r\n`),
    get("/session/", JOHN + JOHN),
    get("/session/", `Cookie: ${"session=x; ".repeat(80)}\r\n`),
    post("/login", ""),
    post("/login", "&&&&==="),
    post("/login", "%%%"),
    post("/login", "username=%ff%fe"),
    post("/login", "username=a&username=b"),
    post("/login", "x".repeat(60_000)),
    post("/login", "a=&".repeat(10_000)),
    post("/session/", "x"),
    `POST /login HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n`,
    `POST /login HTTP/1.1\r\n${HOST}Content-Length: 99999999999999999999\r\n\r\n`,
    `POST /login HTTP/1.1\r\n${HOST}${CHUNKED}Content-Length: 4\r\n\r\n0\r\n\r\n`,
    chunked("zz\r\n"),
    chunked("-1\r\n"),
    chunked("ffffffff\r\n"),
    chunked("1\r\nab\r\n0\r\n\r\n"),
    chunked("0\r\n" + "x: y\r\n".repeat(100) + "\r\n"),
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "USER john\r\nPASS saffron-bridge-two\r\n",
    "\0\r\n\r\n",
  ],
  last: [
    "GET / HTTP/1.1\r\n" + HOST,
    `GET /${"x".repeat(2_000)}`,
    `GET / HTTP/1.1\r\n${HOST}X: ${"x".repeat(2_000)}\r\n\r\n`,
    `POST /login HTTP/1.1\r\n${HOST}Content-Length: 60000\r\n\r\nx`,
    chunked("ffff\r\nx"),
    get("/", "Connection: close\r\n") + get("/"),
  ],
  morsels: [
    "%",
    "%2",
    "%00",
    "~",
    "/",
    "//",
    "..",
    ":",
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    " ",
    "@",
    "http://",
  ],
  end: "",
  inputsPerConnection: 1,
});

/** An answer that is a page, and the only one. */
const page = (status: string) => `HTTP/1.1 ${status}...\r\n<lines>\r\n<page>`;

answers("web", [
  ["another protocol", "USER info\r\nPASS x\r\n", page("400")],
  ["NUL in a request", "GET /\0 HTTP/1.1\r\n\r\n", page("400")],
  ["a name that is no UTF-8", post("/login", "username=%ff"), page("400")],
  ["a Host that is none", host("a b"), page("400")],
  ["a Host that is not served", host("unknown.example"), page("404")],
  ["a login without a page before it", post("/login", "username=john"), page("403")],
  ["credentials that are none", get("/basic/", "Authorization: Basic !\r\n"), page("401")],
  ["a line that is too long", `GET /${"x".repeat(1_001)}`, page("414")],
  ["a field that is too long", `GET / HTTP/1.1\r\nX: ${"x".repeat(1_001)}`, page("431")],
  [
    "content that is too long",
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 65537\r\n\r\n`,
    page("413"),
  ],
  ["a request without its end", `GET / HTTP/1.1\r\n${HOST}`, ""],
  ["nothing at all", "", ""],
]);
