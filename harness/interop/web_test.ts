import { assert, assertEquals, assertMatch } from "@std/assert";
import { canaryIn, canaryOf, siteTokenIn } from "../../fixtures/canary.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { userLine } from "./curl.ts";
import { shared } from "./shared.ts";
import { type Answer, type Jar, jarFor, tokenIn, typed } from "./web_curl.ts";
import { passwordOf } from "./worked_logins.ts";

const server = shared("fixtures/worked_example.json");

const MAIN = "127.0.0.1";
const CLIENT1 = "127.0.1.1";
const SESSION = "/session/";

/** Status, and whose canary is shown. */
const shown = ({ status, body }: Answer) => ({ status, token: canaryIn(body) });
const showing = (account: FullName) => ({
  status: 200,
  token: canaryOf(workedExample.name, account).token,
});
const nothing = (status: number) => ({ status, token: undefined });

const basic = (name: string, account: FullName, ...args: string[]) => ({
  args: ["--basic", ...args],
  secrets: [userLine(name, passwordOf(account)).trim()],
});

async function filledIn(jar: Jar, host: string, name: string, password: string) {
  const page = await jar.ask(host, "/");
  assertEquals(page.status, 200);
  assert(page.body.includes(host), "the page names the Domain");
  return { secrets: typed(name, password, tokenIn(page)) };
}

for (const security of ["plain", "tls"] as const) {
  Deno.test(`curl fills in the login form of the URL's host, reads the account, and logs out (web, ${security})`, async () => {
    const served = server();
    await using jar = await jarFor(served, CLIENT1, security);
    const account = "info@client2.com";
    const host = "client2.com";

    const wrong = await jar.ask(
      host,
      "/login",
      await filledIn(jar, host, "info", "wrong-password"),
    );
    assertEquals(shown(wrong), nothing(401));
    const form = await filledIn(jar, host, "info", passwordOf(account));
    const right = await jar.ask(host, "/login", form);
    assertEquals(right.status, 303);
    assertMatch(right.head, /^Location: \/session\/\r$/im);
    const cookie = /^Set-Cookie: (.*HttpOnly.*)\r$/im.exec(right.head)?.[1] ?? "";
    assertMatch(cookie, /; SameSite=Strict/i);
    assertEquals(/; Secure/i.test(cookie), security === "tls");

    const session = await jar.ask(host, SESSION);
    assertEquals(shown(session), showing(account));
    assert(session.body.includes(account));
    // The cookie itself, told to another Domain.
    const elsewhere = await jar.ask("client1.com", SESSION, {
      args: ["--header", `Cookie: ${cookie.split(";")[0]}`],
    });
    assertEquals(shown(elsewhere), nothing(303));

    const left = await jar.ask(host, "/logout", { args: ["--data", `token=${tokenIn(session)}`] });
    assertEquals(left.status, 303);
    assertEquals(shown(await jar.ask(host, SESSION)), nothing(303));
    const after = await jar.ask(host, SESSION, {
      args: ["--header", `Cookie: ${cookie.split(";")[0]}`],
    });
    assertEquals(shown(after), nothing(303), "the session has ended, not only its cookie");
  });
}

Deno.test("curl's requests with other hosts than usual open what the documentation says (web, plain)", async (t) => {
  const served = server();
  await using main = await jarFor(served, MAIN, "plain");
  await using client1 = await jarFor(served, CLIENT1, "plain");

  await t.step("HTTP/1.0 without Host: the address decides (client.web.no-host)", async () => {
    const without = ["--http1.0", "--header", "Host:"];
    const here = await client1.ask(CLIENT1, SESSION, basic("info", "info@client1.com", ...without));
    assertEquals(shown(here), showing("info@client1.com"));
    const there = await main.ask(MAIN, SESSION, basic("info", "info@company.com", ...without));
    assertEquals(shown(there), showing("info@company.com"));
    const foreign = await main.ask(MAIN, SESSION, basic("info", "info@client1.com", ...without));
    assertEquals(shown(foreign), nothing(401));
  });

  await t.step(
    "HTTP/1.1 without Host is no request (RFC 9112, section 3.2)",
    async () => {
      const none = basic("info", "info@client1.com", "--header", "Host:");
      assertEquals(shown(await client1.ask(CLIENT1, SESSION, none)), nothing(400));
    },
  );

  await t.step("an absolute request target wins over Host (client.web.no-host)", async () => {
    const target = ["--request-target", `http://client2.com${SESSION}`];
    const name = basic("info", "info@client2.com", ...target);
    assertEquals(shown(await main.ask("company.com", SESSION, name)), showing("info@client2.com"));
    const hosts = basic("info", "info@company.com", ...target);
    assertEquals(shown(await main.ask("company.com", SESSION, hosts)), nothing(401));
    // As a proxy gets it: target and Host agree, and the port is of the URL.
    const proxied = basic("info", "info@client2.com", "--proxy", `http://${MAIN}:${main.port}`);
    assertEquals(
      shown(await main.ask("client2.com", SESSION, proxied)),
      showing("info@client2.com"),
    );
  });

  await t.step(
    "a host that is not served gets an error page, whatever is sent (client.web.unserved)",
    async () => {
      for (const path of ["/", SESSION, "/basic/", "/~info/"]) {
        const answer = await main.ask(
          "elsewhere.example",
          path,
          basic("info@client2.com", "info@client2.com"),
        );
        assertEquals(shown(answer), nothing(404), path);
      }
      const form = { secrets: typed("info@client2.com", passwordOf("info@client2.com"), "any") };
      assertEquals(shown(await main.ask("elsewhere.example", "/login", form)), nothing(404));
    },
  );

  await t.step("a page that wants Basic says so", async () => {
    const asked = await main.ask("client2.com", "/basic/");
    assertEquals(asked.status, 401);
    assertMatch(asked.head, /^WWW-Authenticate: Basic /im);
  });

  await t.step(
    "a personal site is that of the host's account, without a login (route.applied)",
    async () => {
      const { status, body } = await client1.ask("client2.com", "/~info/");
      const { site } = canaryOf(workedExample.name, "info@client2.com");
      assertEquals([status, siteTokenIn(body), canaryIn(body)], [200, site.token, undefined]);
      assertEquals(shown(await client1.ask("client2.com", "/~nobody/")), nothing(404));
    },
  );
});
