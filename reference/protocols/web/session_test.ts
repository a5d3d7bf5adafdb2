import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { canaryIn, canaryOf } from "../../../fixtures/canary.ts";
import { oneAccount } from "../../testing/account.ts";
import { answered, ask, browser, headingIn, requestText, tokenIn } from "../../testing/http.ts";
import { CLIENT1, MAIN, PASSWORDS, webServer, WORLD } from "../../testing/web_server.ts";

const INFO = "info@client2.com";
const HOST = "client2.com";

Deno.test("a login leads to the session's page, which shows account and canary on any connection", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    const login = await visitor.logIn("info", PASSWORDS[INFO]);
    assertEquals([login.status, login.one("location"), login.body], [303, "/session/", ""]);
    assertMatch(
      login.one("set-cookie") ?? "",
      /^session=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = `session=${visitor.cookies.get("session")}`;
    for (const address of [MAIN, CLIENT1]) {
      const [heard] = await ask(on(address), {
        path: "/session/",
        host: HOST,
        fields: { Cookie: cookie },
      });
      assertEquals(heard?.status, 200);
      assertEquals(headingIn(heard?.body ?? ""), INFO);
      assertEquals(canaryIn(heard?.body ?? ""), canaryOf(WORLD.name, INFO).token);
    }
  }));

Deno.test("over TLS the cookies are Secure, and those of a plain connection are no good", () => {
  let tls = false;
  return webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    const plain = visitor.cookies.get("session") ?? "";
    tls = true;
    const login = await visitor.logIn("info", PASSWORDS[INFO]);
    const set = login.one("set-cookie") ?? "";
    assertMatch(set, /^__Host-session=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    assertEquals(headingIn((await visitor.go("/session/")).body), INFO);
    const fields = { Cookie: `__Host-session=${plain}` };
    const [heard] = await ask(on(MAIN), { path: "/session/", host: HOST, fields });
    assertEquals(heard?.status, 303);
  }, { wire: (wire) => ({ ...wire, encryption: () => tls ? {} : undefined }) });
});

Deno.test("without a session nothing of an account is shown (access.login-first)", () =>
  webServer(async ({ on }) => {
    for (const Cookie of ["", "session=", "session=AAAAAAAAAAAAAAAAAAAAAA", "x=y; session=%00"]) {
      const [heard] = await ask(on(MAIN), { path: "/session/", host: HOST, fields: { Cookie } });
      assertEquals([heard?.status, heard?.one("location"), heard?.body], [303, "/", ""]);
    }
  }));

Deno.test("cookies of one host are no good on another", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    const page = await visitor.go("/");
    await visitor.logIn("info", PASSWORDS[INFO]);
    const Cookie = [...visitor.cookies].map((pair) => pair.join("=")).join("; ");
    for (const host of ["company.com", "mail.client2.com", MAIN, undefined]) {
      const [heard] = await ask(on(MAIN), { path: "/session/", host, fields: { Cookie } });
      assertEquals(heard?.status, 303, host);
      const form = { username: INFO, password: PASSWORDS[INFO], token: tokenIn(page.body) };
      const [login] = await ask(on(MAIN), { path: "/login", host, form, fields: { Cookie } });
      assertEquals(login?.status, 403, host);
    }
    const [same] = await ask(on(MAIN), {
      path: "/session/",
      host: "CLIENT2.com.:80",
      fields: { Cookie },
    });
    assertEquals(same?.status, 200);
  }));

Deno.test("each login makes a ticket of its own, and ends the session before it", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    visitor.cookies.set("session", "AAAAAAAAAAAAAAAAAAAAAA");
    await visitor.logIn("info", PASSWORDS[INFO]);
    const first = visitor.cookies.get("session") ?? "";
    assertNotEquals(first, "AAAAAAAAAAAAAAAAAAAAAA");
    await visitor.logIn("john", PASSWORDS["john@client2.com"]);
    assertNotEquals(visitor.cookies.get("session"), first);
    assertEquals(headingIn((await visitor.go("/session/")).body), "john@client2.com");
    visitor.cookies.set("session", first);
    assertEquals((await visitor.go("/session/")).status, 303);
  }));

Deno.test("a refused login leaves the session that there was", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    assertEquals((await visitor.logIn("john", "wrong")).status, 401);
    assertEquals(headingIn((await visitor.go("/session/")).body), INFO);
  }));

Deno.test("logging out ends the session, and wants the session page's own form", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    const token = tokenIn((await visitor.go("/session/")).body);
    const stale = tokenIn((await visitor.go("/")).body);
    for (const wrong of ["", stale, `${token}x`]) {
      assertEquals((await visitor.go("/logout", { form: { token: wrong } })).status, 403);
    }
    const ticket = visitor.cookies.get("session") ?? "";
    // Nor the login page's, for whoever could give the visitor its cookie.
    visitor.cookies.set("login", ticket);
    const made = tokenIn((await visitor.go("/")).body);
    assertEquals((await visitor.go("/logout", { form: { token: made } })).status, 403);
    assertEquals(headingIn((await visitor.go("/session/")).body), INFO);
    const left = await visitor.go("/logout", { form: { token } });
    assertEquals([left.status, left.one("location")], [303, "/"]);
    assertMatch(left.one("set-cookie") ?? "", /^session=; .*Max-Age=0/);
    visitor.cookies.set("session", ticket);
    assertEquals((await visitor.go("/session/")).status, 303);
  }));

Deno.test("a form that is not of this visitor's page is no login, and counts as a failed one", () =>
  webServer(async ({ on, seen }) => {
    const stranger = browser(on(MAIN), HOST);
    const theirs = tokenIn((await stranger.go("/")).body);
    const visitor = browser(on(MAIN), HOST);
    const form = { username: "info", password: PASSWORDS[INFO], token: theirs };
    assertEquals((await visitor.go("/login", { form })).status, 403);
    await visitor.go("/");
    assertEquals((await visitor.go("/login", { form })).status, 403);
    assertEquals((await visitor.go("/login", { form: { ...form, token: "" } })).status, 403);
    const Cookie = `login=${visitor.cookies.get("login")}`;
    const asked = { path: "/login", host: HOST, form, fields: { Cookie } };
    const heard = await ask(on(MAIN), asked, asked, asked, asked);
    assertEquals(heard.map(({ status }) => status), [403, 403, 403]);
    assertEquals([heard[1]?.one("connection"), heard[2]?.one("connection")], [undefined, "close"]);
    assertEquals(seen, []);
  }, { limits: { refusedLogins: 3 } }));

Deno.test("refused logins end a connection at the limit", () =>
  webServer(async ({ on, seen }) => {
    const visitor = browser(on(MAIN), HOST);
    const token = tokenIn((await visitor.go("/")).body);
    const fields = { Cookie: `login=${visitor.cookies.get("login")}` };
    const form = { username: "info", password: "wrong", token };
    const wrong = { path: "/login", host: HOST, form, fields };
    const basic = { path: "/basic/", host: HOST, fields: { Authorization: "Basic eDp5" } };
    const none = { path: "/basic/", host: HOST };
    const malformed = { ...none, fields: { Authorization: "Basic !" } };
    const heard = await ask(on(MAIN), none, wrong, basic, malformed, wrong, wrong);
    assertEquals(heard.map(({ status }) => status), Array(5).fill(401));
    assertEquals([heard[4]?.one("connection"), seen.length], ["close", 3]);
  }, { limits: { refusedLogins: 4 } }));

Deno.test("where two cookies of a name come, neither counts", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    const own = `session=${visitor.cookies.get("session")}`;
    for (const [Cookie, status] of [[`${own}; session=x`, 303], [`x=y;${own}`, 200]] as const) {
      const [heard] = await ask(on(MAIN), { path: "/session/", host: HOST, fields: { Cookie } });
      assertEquals(heard?.status, status, Cookie);
    }
  }));

Deno.test("two login pages at once are both good", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    const tokens = [tokenIn((await visitor.go("/")).body), tokenIn((await visitor.go("/")).body)];
    for (const token of tokens) {
      const form = { username: "info", password: PASSWORDS[INFO], token };
      assertEquals((await visitor.go("/login", { form })).status, 303);
    }
  }));

Deno.test("a name that a request itself carries is never answered with another account's page", () =>
  webServer(async ({ on }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    const fields = (text: string) => ({
      Authorization: `Basic ${btoa(text)}`,
      Cookie: `session=${visitor.cookies.get("session")}`,
    });
    const right = fields(`john:${PASSWORDS["john@client2.com"]}`);
    const [john, wrong] = await ask(
      on(MAIN),
      { path: "/session/", host: HOST, fields: right },
      { path: "/session/", host: HOST, fields: fields("john:wrong") },
    );
    assertEquals([headingIn(john?.body ?? ""), wrong?.status], ["john@client2.com", 401]);
  }));

Deno.test("an open session stays when its account is gone from the world (access.reconfigured)", () =>
  webServer(async ({ on, reference }) => {
    const visitor = browser(on(MAIN), HOST);
    await visitor.logIn("info", PASSWORDS[INFO]);
    const domains = WORLD.domains.map((domain) => ({ ...domain, accounts: [] }));
    reference.reconfigure({ ...WORLD, domains });
    const heard = await visitor.go("/session/");
    assertEquals([heard.status, headingIn(heard.body)], [200, INFO]);
    assertEquals((await browser(on(MAIN), HOST).logIn("info", PASSWORDS[INFO])).status, 401);
    const token = tokenIn(heard.body);
    assertEquals((await visitor.go("/logout", { form: { token } })).status, 303);
    reference.reconfigure({ ...WORLD, main: "company.com", domains: domains.slice(0, 1) });
    assertEquals((await visitor.go("/")).status, 404);
  }));

Deno.test("what other sessions changed shows at the next request (access.live)", async () => {
  using account = oneAccount();
  const fields = { Authorization: `Basic ${btoa("info:pass word")}` };
  const request = requestText({ path: "/session/", host: "client1.com", fields });
  const shown = async () => /<dd>(\d+)<\/dd>/.exec(await answered(account.door, request))?.[1];
  const inbox = account.session.mail.open("INBOX");
  assertEquals(await shown(), "1");
  // Larger than what is looked into for a canary.
  inbox?.append(new TextEncoder().encode(`${account.canary.message}${"x".repeat(20_000)}`));
  assertEquals(await shown(), "2");
  inbox?.expunge([1]);
  assertMatch(await answered(account.door, request), /<dd>It is gone\.<\/dd>/);
});
