import { Buffer } from "node:buffer";
import { once } from "node:events";
import http from "node:http";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { canaryIn, canaryOf } from "../../../fixtures/canary.ts";
import { CLOSED_DOOR } from "../../server/_echo.ts";
import {
  answered,
  ask,
  browser,
  headingIn,
  requestText,
  responsesIn,
  tokenIn,
} from "../../testing/http.ts";
import {
  CLIENT1,
  MAIN,
  PASSWORDS,
  UNASSIGNED,
  webServer,
  WORLD,
} from "../../testing/web_server.ts";
import { formToken } from "./form_token.ts";

type Account = keyof typeof PASSWORDS;

/** Where a login comes to, with the password of the account that it should open. */
interface Row {
  readonly clause: string;
  readonly address: string;
  readonly host: string | undefined;
  readonly name?: string;
  readonly opens: Account;
}

const ROWS: readonly Row[] = [
  { clause: "client.web.host", address: MAIN, host: "client2.com", opens: "info@client2.com" },
  { clause: "client.web.host", address: MAIN, host: "Client2.COM:8080", opens: "info@client2.com" },
  { clause: "client.web.host", address: MAIN, host: "client2.com.", opens: "info@client2.com" },
  { clause: "client.web.host", address: MAIN, host: "client2.com.:80", opens: "info@client2.com" },
  { clause: "client.web.host", address: MAIN, host: "mail.client2.com", opens: "info@client2.com" },
  { clause: "client.web.host", address: MAIN, host: "old.example", opens: "info@client2.com" },
  { clause: "client.web.host", address: CLIENT1, host: "client2.com", opens: "info@client2.com" },
  { clause: "client.web.host", address: CLIENT1, host: "company.com", opens: "info@company.com" },
  { clause: "client.web.numeric", address: CLIENT1, host: CLIENT1, opens: "info@client1.com" },
  { clause: "client.web.numeric", address: MAIN, host: `${CLIENT1}:80`, opens: "info@client1.com" },
  { clause: "client.web.numeric", address: CLIENT1, host: MAIN, opens: "info@company.com" },
  { clause: "client.web.numeric", address: CLIENT1, host: UNASSIGNED, opens: "info@company.com" },
  { clause: "client.web.numeric", address: CLIENT1, host: "[::1]:80", opens: "info@company.com" },
  {
    clause: "client.web.numeric",
    address: MAIN,
    host: "[::ffff:127.0.1.1]",
    opens: "info@client1.com",
  },
  { clause: "client.web.no-host", address: CLIENT1, host: undefined, opens: "info@client1.com" },
  { clause: "client.web.no-host", address: UNASSIGNED, host: undefined, opens: "info@company.com" },
  {
    clause: "client.web.full",
    address: MAIN,
    host: "client2.com",
    name: "info@client1.com",
    opens: "info@client1.com",
  },
  {
    clause: "client.web.full",
    address: CLIENT1,
    host: CLIENT1,
    name: "info%client2.com",
    opens: "info@client2.com",
  },
  {
    clause: "name.case.account",
    address: MAIN,
    host: "client2.com",
    name: "INFO",
    opens: "info@client2.com",
  },
  {
    clause: "route.account-alias",
    address: MAIN,
    host: "client2.com",
    name: "help",
    opens: "info@client2.com",
  },
  {
    clause: "route.forwarder.local",
    address: MAIN,
    host: "company.com",
    name: "sales",
    opens: "john@client2.com",
  },
];

Deno.test("a login by form opens what host, address and name say", () =>
  webServer(async ({ on, seen }) => {
    for (const { clause, address, host, name = "info", opens } of ROWS) {
      const row = `${clause}: ${name} at ${host} on ${address}`;
      assertEquals(await browser(on(address), host).opened(name, PASSWORDS[opens]), opens, row);
      const last = seen.at(-1);
      assertEquals([last?.name, last?.hint, last?.mechanism], [name, host, "FORM"], row);
    }
  }));

Deno.test("a login by HTTP Basic opens the same, with the same canary", () =>
  webServer(async ({ on, seen }) => {
    for (const { clause, address, host, name = "info", opens } of ROWS) {
      const row = `${clause}: ${name} at ${host} on ${address}`;
      const fields = basic(name, PASSWORDS[opens]);
      for (const path of ["/basic/", "/session/"]) {
        const [heard] = await ask(on(address), { path, host, fields });
        assertEquals([heard?.status, headingIn(heard?.body ?? "")], [200, opens], row);
        assertEquals(canaryIn(heard?.body ?? ""), canaryOf(WORLD.name, opens).token, row);
      }
      assertEquals([seen.at(-1)?.name, seen.at(-1)?.mechanism], [name, "BASIC"]);
    }
  }));

Deno.test("the login page names the Domain that the host is for", () =>
  webServer(async ({ on }) => {
    for (
      const [address, host, domain] of [
        [CLIENT1, "Client2.com.", "client2.com"],
        [CLIENT1, "old.example", "client2.com"],
        [MAIN, "mail.client1.com", "client1.com"],
        [MAIN, CLIENT1, "client1.com"],
        [UNASSIGNED, undefined, "company.com"],
      ] as const
    ) {
      const [heard] = await ask(on(address), { host });
      assertEquals([heard?.status, headingIn(heard?.body ?? "")], [200, `Log in to ${domain}`]);
    }
  }));

const NOT_SERVED = ["unknown.example", "client1.com.client9.com", "joes.example", "gone.example"];

Deno.test("a host that is not served gets an error page, whatever is asked (client.web.unserved)", () =>
  webServer(async ({ on, seen }) => {
    const form = { username: "info@client1.com", password: PASSWORDS["info@client1.com"] };
    const fields = basic(form.username, form.password);
    for (const host of [...NOT_SERVED, "company.com..", "999.0.0.1"]) {
      for (const asked of [{}, { path: "/login", form }, { path: "/session/", fields }]) {
        const [heard] = await ask(on(CLIENT1), { ...asked, host });
        assertEquals([heard?.status, headingIn(heard?.body ?? "")], [404, "Not Found"], host);
      }
      const [site] = await ask(on(CLIENT1), { path: "/~info@client1.com/", host });
      assertEquals(site?.status, 404);
    }
    assertEquals(seen, []);
  }));

Deno.test("the host of an absolute target goes before Host (client.web.no-host)", () =>
  webServer(async ({ on }) => {
    const endpoint = on(CLIENT1);
    const at = async (target: string, host: string) => {
      const fields = basic("info", PASSWORDS["info@client2.com"]);
      const [heard] = await ask(endpoint, { path: `${target}/session/`, host, fields });
      return [heard?.status, headingIn(heard?.body ?? "")];
    };
    assertEquals(await at("http://client2.com:81", "client1.com"), [200, "info@client2.com"]);
    assertEquals(await at("http://client2.com", "unknown.example"), [200, "info@client2.com"]);
    assertEquals(await at("http://unknown.example", "client2.com"), [404, "Not Found"]);
  }));

Deno.test("all refused logins are answered alike (access.uniform)", () =>
  webServer(async ({ on }) => {
    const { "info@client1.com": namesake } = PASSWORDS;
    const wrong = [
      ["info", "wrong"],
      ["info", namesake],
      ["nobody", "x"],
      ["x@gone.example", "x"],
      [
        "staff@company.com",
        "x",
      ],
      ["", ""],
      ["a@b@c", "x"],
    ] as const;
    const visitor = browser(on(MAIN), "client2.com");
    const pages = new Set<string>();
    for (const [name, password] of wrong) {
      const heard = await visitor.logIn(name, password);
      assertEquals(heard.status, 401);
      pages.add(heard.body);
      const [byBasic] = await ask(on(MAIN), {
        path: "/basic/",
        host: "client2.com",
        fields: basic(name, password),
      });
      assertEquals(byBasic?.status, 401);
      assertMatch(byBasic?.one("www-authenticate") ?? "", /^Basic realm="client2.com"/);
      pages.add(byBasic?.body ?? "");
    }
    assertEquals(pages.size, 2);
    const [page] = [...pages];
    assertMatch(page ?? "", /<p role="alert" id="refused">/);
    assert(tokenIn(page ?? ""), "the form is there for another try");
  }));

Deno.test("Basic credentials: UTF-8, the first colon ends the name, and nothing else is read", () =>
  webServer(async ({ on, seen }) => {
    const status = async (authorization: string) => {
      const fields = { Authorization: authorization };
      const [heard] = await ask(on(MAIN), { path: "/session/", host: "client2.com", fields });
      return heard?.status;
    };
    const encoded = (text: string) => Buffer.from(text).toString("base64");
    assertEquals(await status(`bAsIc ${encoded(`info:${PASSWORDS["info@client2.com"]}`)}`), 200);
    assertEquals(await status(`Basic ${encoded("\u00e9 %41+ :x")}`), 401);
    assertEquals(seen.at(-1)?.name, "\u00e9 %41+ ");
    assertEquals(await status(`Basic ${encoded("a:b:c")}`), 401);
    assertEquals(seen.at(-1)?.name, "a");
    const tried = seen.length;
    for (
      const wrong of [
        "Basic",
        "Basic !",
        "Basic YTpi YTpi",
        `Basic ${encoded("nocolon")}`,
        "Basic /w==",
      ]
    ) {
      assertEquals(await status(wrong), 401, wrong);
    }
    assertEquals(await status(`Bearer ${encoded("info:x")}`), 303);
    assertEquals(seen.length, tried);
  }));

Deno.test("a form's fields are decoded once, and the name is not touched otherwise", () =>
  webServer(async ({ on, seen }) => {
    const visitor = browser(on(MAIN), "client2.com");
    const token = tokenIn((await visitor.go("/")).body);
    for (
      const [raw, name] of [
        ["info%40client2.com", "info@client2.com"],
        ["info%2540client2.com", "info%40client2.com"],
        ["info%client2.com", "info%client2.com"],
        ["+info%20", " info "],
        ["%C3%A9%2B%00", "\u00e9+\0"],
        ["a=b", "a=b"],
      ] as const
    ) {
      const form = `password=x&username=${raw}&token=${token}`;
      assertEquals((await visitor.go("/login", { form })).status, 401);
      assertEquals(seen.at(-1)?.name, name, raw);
    }
    const tried = seen.length;
    for (const form of ["username=a&username=b", "username=a&%ff=b"]) {
      const { status } = await visitor.go("/login", { form: `${form}&token=${token}` });
      assertEquals(status, 400, form);
    }
    const type = { "Content-Type": "text/plain" };
    const plain = await visitor.go("/login", { form: `username=a&token=${token}`, fields: type });
    assertEquals([plain.status, seen.length], [415, tried]);
  }));

Deno.test("a name or a password that is no UTF-8 is refused as any other is (access.uniform)", () =>
  webServer(async ({ on, seen }) => {
    const visitor = browser(on(MAIN), "client2.com");
    const { body } = await visitor.logIn("nobody", "x");
    const token = tokenIn(body);
    const tried = seen.length;
    for (const form of ["username=%FF&password=x", "username=info&password=%C3", "username=%FF"]) {
      const heard = await visitor.go("/login", { form: `${form}&token=${token}` });
      assertEquals([heard.status, heard.body], [401, body], form);
    }
    const forged = await visitor.go("/login", { form: "username=%FF&password=x&token=%FF" });
    assertEquals([forged.status, seen.length], [403, tried]);
  }));

Deno.test("a login that is no UTF-8 counts among the refused ones", async () => {
  let failed = 0;
  const door = { ...CLOSED_DOOR, serves: () => true, failed: () => void failed++ };
  const cookie = "A".repeat(22);
  const token = formToken("login", "http://client2.com", cookie);
  const asked = requestText({
    path: "/login",
    host: "client2.com",
    fields: { Cookie: `login=${cookie}` },
    form: `username=%FF&password=x&token=${token}`,
  });
  const [heard] = responsesIn(await answered(door, asked));
  assertEquals([heard?.status, failed], [401, 1]);
});

Deno.test("fetch logs in, its cookies kept by hand", () =>
  webServer(async ({ on }) => {
    const { address, port } = on(CLIENT1);
    const base = `http://${address}:${port}`;
    const page = await fetch(base);
    const token = tokenIn(await page.text());
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
    const body = new URLSearchParams({
      username: "info",
      password: PASSWORDS["info@client1.com"],
      token,
    });
    const login = await fetch(`${base}/login`, {
      method: "POST",
      body,
      headers: { cookie },
      redirect: "manual",
    });
    assertEquals([login.status, login.headers.get("location")], [303, "/session/"]);
    await login.body?.cancel();
    const session = login.headers.get("set-cookie")?.split(";")[0] ?? "";
    const account = await fetch(`${base}/session/`, { headers: { cookie: session } });
    assertEquals(headingIn(await account.text()), "info@client1.com");
  }));

Deno.test("a client that keeps its connection sends its own Host over it", () =>
  webServer(async ({ on }) => {
    const { address, port } = on(CLIENT1);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const headings: string[] = [];
    for (const host of ["client2.com", "company.com"]) {
      const fields = basic("info", PASSWORDS[`info@${host}` as Account]);
      const request = http.get({
        host: address,
        port,
        agent,
        path: "/session/",
        headers: { host, ...fields },
      });
      const [response] = await once(request, "response") as [http.IncomingMessage];
      headings.push(headingIn(Buffer.concat(await Array.fromAsync(response)).toString()));
    }
    agent.destroy();
    assertEquals(headings, ["info@client2.com", "info@company.com"]);
  }));

function basic(name: string, password: string) {
  return { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` };
}
