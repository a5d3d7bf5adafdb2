import { assert, assertEquals, assertMatch } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { INFO, password, pop, serving } from "./_serving.ts";

Deno.test("what is asked beside a reset comes after it, and is not undone by it", async () => {
  await serving(async ({ ask, reference }) => {
    const account = { account: "late@company.com", password: "a-word-of-its-own" };
    const [[reset], [made]] = await Promise.all([
      ask("POST", "/reset"),
      ask("POST", "/accounts", account),
    ]);
    assertEquals([reset, made], [200, 201]);
    assert(accountsOf(reference.deployment()).some(({ fullName }) => fullName === account.account));
  });
});

Deno.test("an account that is made can log in at once, and shows a canary", async () => {
  await serving(async (site) => {
    assertMatch(await pop(site, "new", "a-word-of-its-own"), /-ERR/);
    const account = {
      account: "new@company.com",
      password: "a-word-of-its-own",
      aliases: ["fresh"],
    };
    assertEquals((await site.ask("POST", "/accounts", account))[0], 201);
    assertMatch(await pop(site, "fresh", "a-word-of-its-own", "RETR 1"), /Canary [0-9a-f]{24} of/);
    const [, { accounts }] = await site.ask("GET", "/accounts");
    assert(accounts?.includes("new@company.com"));
  });
});

for (
  const [what, body, problem] of [
    ["a name that is taken", { account: "info@company.com", password: "x" }, /info/],
    ["a Domain that is not there", { account: "a@elsewhere.example", password: "x" }, /Domains/],
    ["a name without a Domain", { account: "info", password: "x" }, /name@domain/],
    [
      "a key that nobody knows",
      { account: "a@company.com", password: "x", pasword: "y" },
      /pasword/,
    ],
    ["no password", { account: "a@company.com" }, /password/],
    ["a body that is no object", ["a"], /object/],
  ] as const
) {
  Deno.test(`an account is not made of ${what}, and the answer says why`, async () => {
    await serving(async ({ ask, reference }) => {
      const [status, { problems = [] }] = await ask("POST", "/accounts", body);
      assert(status === 400 || status === 422, `status ${status}`);
      assertMatch(problems.join("\n"), problem);
      assertEquals(reference.deployment(), workedExample);
    });
  });
}

Deno.test("what was sent, a password perhaps, is not said again", async () => {
  await serving(async ({ url, token }) => {
    const headers = { authorization: `Bearer ${token}` };
    for (const body of ['{"account": "a@company.com", "password": "hush-hush"', '"hush-hush"']) {
      const response = await fetch(`${url}/accounts`, { method: "POST", headers, body });
      assertEquals([response.status, /hush/.test(await response.text())], [400, false]);
    }
  });
});

Deno.test("a delivered message is there for the next session", async () => {
  await serving(async (site) => {
    const message = "Subject: by hand\n\nA line.\n";
    assertEquals(
      (await site.ask("POST", "/messages", { to: "info@company.com", message }))[0],
      201,
    );
    const heard = await pop(site, "info", password, "STAT", "RETR 2");
    assertMatch(heard, /Subject: by hand\r\n\r\nA line\.\r\n/);
    const [status, { problems }] = await site.ask("POST", "/messages", { to: "no@where", message });
    assertEquals([status, problems], [422, ["no@where leads to nobody here."]]);
  });
});

Deno.test("who is logged in is listed, and sent away by a reset, which takes their mail back", async () => {
  await serving(async (site) => {
    const { reference, ask } = site;
    await pop(site, "info", password, "DELE 1");
    const { address = "", port = 0 } = reference.endpoints[0] ?? {};
    using connection = await Deno.connect({ hostname: address, port });
    await connection.write(new TextEncoder().encode(`USER info\r\nPASS ${password}\r\nSTAT\r\n`));
    const reader = connection.readable.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    while (!heard.includes("+OK 0 ")) heard += (await reader.read()).value ?? "";
    const [, { sessions = [] }] = await ask("GET", "/sessions");
    assertEquals(sessions.map(({ account, protocol }) => [account, protocol]), [[INFO, "pop3"]]);
    const [status] = await ask("POST", "/reset");
    for (let end = false; !end; end = (await reader.read()).done);
    assertEquals(status, 200);
    assertEquals((await ask("GET", "/sessions"))[1].sessions, []);
    assertMatch(await pop(site, "info", password, "STAT"), /\+OK 1 /);
  });
});

Deno.test("a file that is read again counts; a bad one changes nothing, and says what is wrong with it", async () => {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/world.json`;
  const write = (deployment: unknown) => Deno.writeTextFile(file, JSON.stringify(deployment));
  try {
    await write(workedExample);
    await serving(async ({ ask, reference }) => {
      const [first, ...others] = workedExample.domains;
      const [info, ...rest] = first?.accounts ?? [];
      const changed = {
        ...workedExample,
        domains: [{ ...first, accounts: [{ ...info, aliases: ["hello"] }, ...rest] }, ...others],
      };
      await write(changed);
      assertEquals((await ask("POST", "/reload"))[0], 200);
      assertEquals(reference.deployment().domains[0]?.accounts[0]?.aliases, ["hello"]);
      const before = reference.deployment();
      await write({ ...changed, main: "nobody.example" });
      const [status, { problems = [] }] = await ask("POST", "/reload");
      assertEquals(status, 422);
      assertMatch(problems.join("\n"), /world\.json:1:\d+.*nobody\.example/);
      await write({ ...changed, addresses: [...workedExample.addresses, "127.0.9.9"] });
      assertMatch((await ask("POST", "/reload"))[1].problems?.join() ?? "", /start anew/);
      assertEquals(reference.deployment(), before);
    }, file);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
