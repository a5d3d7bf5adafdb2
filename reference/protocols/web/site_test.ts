import { assert, assertEquals, assertMatch } from "@std/assert";
import { canaryIn, canaryOf, siteTokenIn } from "../../../fixtures/canary.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { oneAccount } from "../../testing/account.ts";
import { pagesOfOne } from "../../testing/door.ts";
import { answered, ask, requestText, responsesIn } from "../../testing/http.ts";
import { CLIENT1, MAIN, webServer, WORLD } from "../../testing/web_server.ts";

Deno.test("a site is the account's that its name leads to, and asks for no login", () =>
  webServer(async ({ on, seen }) => {
    const rows:
      readonly (readonly [path: string, host: string | undefined, FullName | undefined])[] = [
        ["/~info/", "client2.com", "info@client2.com"],
        ["/~info/", undefined, "info@client1.com"],
        ["/~INFO/index.html", MAIN, "info@company.com"],
        ["/%7Einfo/", "client1.com", "info@client1.com"],
        ["/~info@client2.com/", "company.com", "info@client2.com"],
        ["/~info%25client2.com/", "company.com", "info@client2.com"],
        ["/~help/", "client2.com", "info@client2.com"],
        ["/~sales/", "company.com", "john@client2.com"],
        ["/~info@old.example/", "company.com", "info@client2.com"],
        ["/~x@joes.example/", "company.com", "john@company.com"],
        ["/~nobody/", "client2.com", undefined],
        ["/~staff/", "company.com", undefined],
        ["/~info@unknown.example/", "company.com", undefined],
        ["/~/", "company.com", undefined],
        ["/~info%2F/", "company.com", undefined],
        ["/~info/", "unknown.example", undefined],
      ];
    for (const [path, host, account] of rows) {
      const [heard] = await ask(on(CLIENT1), { path, host });
      assertEquals(heard?.status, account ? 200 : 404, `${path} at ${host}`);
      const body = heard?.body ?? "";
      const token = account && canaryOf(WORLD.name, account).site.token;
      assertEquals([siteTokenIn(body), canaryIn(body)], [token, undefined], `${path} at ${host}`);
    }
    assertEquals(seen, []);
  }));

Deno.test("what is switched off for logins does not close a site", () =>
  webServer(async ({ on, reference }) => {
    const domains = WORLD.domains.map((domain) => ({
      ...domain,
      services: [],
      accounts: domain.accounts.map((account) => ({ ...account, enabled: false })),
    }));
    reference.reconfigure({ ...WORLD, domains });
    const [heard] = await ask(on(MAIN), { path: "/~info/", host: "client2.com" });
    assertEquals(heard?.status, 200);
  }));

/** Asks for files of a site; beside its folder there is a secret. Each file has its own path as its content. */
async function got(path: string, method = "GET") {
  using account = oneAccount();
  const { files } = account.session;
  const put = (name: string) => files.write(name, new TextEncoder().encode(name));
  files.makeFolder("/www/pictures");
  files.makeFolder("/www/empty");
  for (const name of ["/secret.txt", "/www/a b.txt", "/www/x.PNG", "/www/pictures/index.html"]) {
    put(name);
  }
  put("/www/plain");
  const door = { ...account.door, pages: { ...pagesOfOne(), site: () => files } };
  return await answered(door, requestText({ method, path, host: "client1.com" }));
}

Deno.test("files below a site have their types, in a sandbox", async () => {
  const types: readonly (readonly [path: string, type: string, content?: string])[] = [
    ["/~info/", "text/html; charset=utf-8"],
    ["/~info/a%20b.txt", "text/plain; charset=utf-8", "/www/a b.txt"],
    ["/~info/x.PNG", "image/png"],
    ["/~info/pictures/", "text/html; charset=utf-8", "/www/pictures/index.html"],
    ["/~info/plain", "application/octet-stream"],
  ];
  for (const [path, type, content] of types) {
    const [heard] = responsesIn(await got(path));
    assertEquals([heard?.status, heard?.one("content-type")], [200, type], path);
    if (content) assertEquals(heard?.body, content);
    assertMatch(heard?.one("content-security-policy") ?? "", /^sandbox; default-src 'none';/);
  }
});

Deno.test("a folder's name without its slash leads to the folder", async () => {
  for (const path of ["/~info", "/~info%40client1.com", "/~info/pictures"]) {
    const [heard] = responsesIn(await got(path));
    assertEquals([heard?.status, heard?.one("location")], [301, `${path}/`]);
  }
});

Deno.test("nothing above a site's folder is given, however it is asked for", async () => {
  const paths = [
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e/secret.txt",
    "pictures/../../secret.txt",
  ];
  const odd = [
    ".",
    "./",
    "//",
    "a b.txt/",
    "pictures//",
    "pictures%2Findex.html",
    "%00",
    "%ff",
    "www/index.html",
    "empty/",
    "x",
  ];
  for (const path of [...paths, ...odd.map((each) => each.replaceAll(" ", "%20"))]) {
    const heard = await got(`/~info/${path}`);
    assert(heard.startsWith("HTTP/1.1 404 "), `${path}: ${heard}`);
  }
});

Deno.test("a site is only read", async () => {
  const [heard] = responsesIn(await got("/~info/", "POST"));
  assertEquals([heard?.status, heard?.one("allow")], [405, "GET, HEAD"]);
  assert((await got("/~info/", "HEAD")).endsWith("\r\n\r\n"));
});
