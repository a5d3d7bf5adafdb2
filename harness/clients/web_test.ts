import { assert, assertEquals } from "@std/assert";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { reference, saying } from "./_reference.ts";
import { ACCOUNT, dial, PASSWORD, SERVED, site } from "./_web_site.ts";
import type { Client } from "./client.ts";
import library from "./web.ts";
import { CookieJar } from "./web_cookies.ts";
import { linesOf } from "./web_page.ts";
import own from "./web_raw.ts";

const CLIENTS: readonly Client[] = [library, own];

const BY_BASIC = { kind: "opened", account: ACCOUNT, claimed: ACCOUNT } as const;
const OPENED = {
  FORM: { ...BY_BASIC, logOut: { finding: "kept", why: "the session was dead after its log-out" } },
  BASIC: BY_BASIC,
} as const;

for (const client of CLIENTS) {
  for (const mechanism of ["FORM", "BASIC"] as const) {
    Deno.test(`${client.name}: ${mechanism} opens, and the canary names the account`, async () => {
      await using there = site();
      const seen = await client.login(dial(there, { mechanism }));
      assertEquals(seen, OPENED[mechanism]);
      assertEquals([...new Set(there.asked.map(({ host }) => host))], [SERVED]);
    });

    Deno.test(`${client.name}: ${mechanism} refused is a refused login, and tells no password`, async () => {
      await using there = site();
      const order = dial(there, { mechanism, password: "wrong & bad +%" });
      const seen = await client.login(order);
      assertEquals([seen.kind, seen.kind === "refused" && seen.class], ["refused", "login"]);
      const told = order.transcript.lines(order).join("\n") + JSON.stringify(seen);
      assert(order.transcript.lines(order).length > 5);
      for (
        const form of ["wrong & bad +%", "wrong+%26+bad+%2B%25", btoa(`${ACCOUNT}:wrong & bad +%`)]
      ) {
        assert(!told.includes(form), told);
      }
    });

    Deno.test(`${client.name}: ${mechanism} on a host that is not served sees an error page`, async () => {
      await using there = site();
      const seen = await client.login(dial(there, { mechanism, host: "unserved.example" }));
      assertEquals(seen, { kind: "refused", class: "page", answer: "404 Not here" });
    });

    Deno.test(`${client.name}: a login that fails first is made before ${mechanism}`, async () => {
      await using there = site();
      const before = [{ login: ACCOUNT, password: "wrong" }];
      const seen = await client.login(dial(there, { mechanism, before }));
      assertEquals(seen.kind, "opened");
      const opening = [{ login: ACCOUNT, password: PASSWORD }];
      const late = await client.login(dial(there, { mechanism, before: opening }));
      assertEquals(late.kind, "unclear");
    });
  }

  Deno.test(`${client.name}: trouble of the server's is no refusal, and a page without canary no login`, async () => {
    for (const ill of [{ loginStatus: 429 }, { loginStatus: 503 }, { bare: true }] as const) {
      await using there = site(ill);
      assertEquals((await client.login(dial(there))).kind, "unclear");
    }
  });

  Deno.test(`${client.name}: who is led to a personal site, which all may see, has opened no account`, async () => {
    const wire = saying((text) => text.replace("Location: /session/", "Location: /~info/"));
    await using there = await reference(["web"], { tls: false, wire });
    const order = there.dial(client, { host: "client2.com", mechanism: "FORM" });
    const seen = await client.login(order);
    const told = order.transcript.lines(order).join("\n");
    assert(told.includes("Site of info@client2.com"), told);
    assertEquals(seen, { kind: "unclear", because: "logged in, but saw no canary" });
  });

  Deno.test(`${client.name}: the certificate is checked, by authority and by address`, async () => {
    const [authority, foreign] = await Promise.all([testAuthority(), testAuthority()]);
    const good = await authority.forDomain({ names: [SERVED], addresses: ["127.0.0.1"] });
    const misnamed = await authority.forDomain({ names: [SERVED], addresses: ["127.0.0.2"] });
    const trust = (pem: string) => ({ trust: { kind: "authorities" as const, pem: [pem] } });
    {
      await using there = site({}, good);
      const opened = await client.login(dial(there, trust(authority.certificate)));
      assertEquals(opened.kind, "opened");
      const untrusted = await client.login(dial(there, trust(foreign.certificate)));
      assertEquals(untrusted.kind, "unclear");
    }
    await using there = site({}, misnamed);
    assertEquals((await client.login(dial(there, trust(authority.certificate)))).kind, "unclear");
  });
}

Deno.test("our own client says what fetch cannot: no host, an absolute target, any host as typed", async () => {
  await using there = site();
  const { host: _, ...none } = dial(there);
  assert(!library.says(none) && own.says(none));
  assertEquals((await own.login(none)).kind, "opened");
  assertEquals(there.asked[0]?.host, null);

  there.asked.length = 0;
  await own.login(dial(there, { carriage: "absolute" }));
  assertEquals(there.asked[0]?.url, `http://${SERVED}/`);
  assertEquals(there.asked[0]?.host, "127.0.0.1");

  for (const client of CLIENTS) {
    for (const host of ["Client1.COM.", "client1.com:8100", "[::1]", "127.0.0.1", "a%b"]) {
      there.asked.length = 0;
      await client.login(dial(there, { host }));
      assertEquals(there.asked[0]?.host, host, client.name);
    }
  }
});

Deno.test("a form is the same with every character escaped, and its password is in no transcript", async () => {
  await using there = site();
  const order = dial(there, { carriage: "escaped" });
  assertEquals((await own.login(order)).kind, "opened");
  const told = order.transcript.lines(order).join("\n");
  assert(told.includes("%75%73%65%72%6E%61%6D%65=%69"), told);
  assert(told.includes("%70%61%73%73%77%6F%72%64=***"), told);
});

Deno.test("a jar keeps what a browser keeps, for as long", () => {
  const plain = new CookieJar(false);
  plain.take("a=1; Path=/; HttpOnly");
  plain.take("b=2; Path=/mail");
  plain.take("c=3; Secure");
  assertEquals(plain.header("/"), "a=1");
  assertEquals(plain.header("/mail/x"), "a=1; b=2");
  assertEquals(plain.header("/mailer"), "a=1");
  plain.take("a=; Max-Age=0");
  plain.take("b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/mail");
  assertEquals(plain.header("/mail/x"), undefined);
  const secure = new CookieJar(true);
  secure.take("c=3; Secure");
  assertEquals(secure.header("/x"), "c=3");
});

Deno.test("a page is read as a person reads it", () => {
  assertEquals(
    linesOf(
      "<title>no</title><body><style>p{}</style><h1>A &amp;\n B</h1><p>c <b>d</b></p></body>",
    ),
    ["A & B", "c d"],
  );
});
