import { assert, assertEquals, assertMatch } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { type Reference, startReference } from "../../reference/mod.ts";
import { control, World } from "./mod.ts";

/** What a client of a served worked example can do, without and with the token. */
interface Site {
  readonly reference: Reference;
  readonly url: string;
  readonly token: string;
  /** @returns status and body */
  ask(method: string, path: string, body?: unknown): Promise<readonly [number, Answer]>;
}

interface Answer {
  readonly problems?: readonly string[];
  readonly sessions?: readonly { readonly account: string; readonly protocol: string }[];
  readonly accounts?: readonly string[];
}

async function serving(work: (site: Site) => Promise<void>, file?: string) {
  const folder = await Deno.makeTempDir();
  try {
    await using reference = await startReference(workedExample, { serve: ["pop3"] });
    await using controlled = control(new World(reference, file), `${folder}/token`);
    const token = (await Deno.readTextFile(`${folder}/token`)).trim();
    const { url } = controlled;
    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...body === undefined ? {} : { body: JSON.stringify(body) },
      });
      return [response.status, await response.json() as Answer] as const;
    };
    await work({ reference, url, token, ask });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Logs in by POP on the first address, and says more. @returns all that was answered */
async function pop({ reference }: Site, name: string, password: string, ...more: string[]) {
  const endpoint = reference.endpoints[0];
  assert(endpoint);
  using connection = await Deno.connect({ hostname: endpoint.address, port: endpoint.port });
  const lines = [`USER ${name}`, `PASS ${password}`, ...more, "QUIT"];
  await connection.write(new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join("")));
  return await new Response(connection.readable).text();
}

const INFO = "info@company.com";
const password =
  accountsOf(workedExample).find(({ fullName }) => fullName === INFO)?.account.password ?? "";

Deno.test("without the token nothing is told and nothing is done", async () => {
  await serving(async (site) => {
    const { url, reference } = site;
    for (
      const headers of [
        {},
        { authorization: "Bearer wrong" },
        { authorization: site.token },
        { authorization: `Basic ${site.token}` },
        { authorization: "Bearer" },
      ]
    ) {
      for (const [method, path] of [["GET", "/sessions"], ["POST", "/reset"], ["GET", "/none"]]) {
        const response = await fetch(`${url}${path}`, { method: method ?? "", headers });
        assertEquals(response.status, 401);
        assertEquals(Object.keys(await response.json() as Answer), ["problems"]);
      }
    }
    assertEquals(reference.deployment(), workedExample);
  });
});

Deno.test("who comes by a name of their own is sent off, token or not", async () => {
  await serving(async ({ url, token }) => {
    using connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: Number(new URL(url).port),
    });
    const request = `GET / HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer ${token}\r\n` +
      "Connection: close\r\n\r\n";
    await connection.write(new TextEncoder().encode(request));
    assertMatch(await new Response(connection.readable).text(), /^HTTP\/1\.1 421 /);
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

Deno.test("what there is to ask for is listed; other paths and methods are told apart", async () => {
  await serving(async ({ ask, url, token }) => {
    const [, all] = await ask("GET", "/");
    assert(Object.keys(all).includes("POST /accounts"));
    assertEquals((await ask("GET", "/elsewhere"))[0], 404);
    const headers = { authorization: `Bearer ${token}` };
    const wrong = await fetch(`${url}/reset`, { headers });
    await wrong.body?.cancel();
    assertEquals([wrong.status, wrong.headers.get("allow")], [405, "POST"]);
  });
});

Deno.test("a request that is too large is told so before it has all come", async () => {
  await serving(async ({ url, token }) => {
    const chunk = new Uint8Array(1 << 20);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        if (sent++ < 64) stream.enqueue(chunk);
        else stream.close();
      },
    });
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/messages`, { method: "POST", headers, body });
    await response.body?.cancel();
    assertEquals(response.status, 413);
    assert(sent < 64);
  });
});

Deno.test("a token's file is for its owner alone, is kept, and must hold a token", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await using reference = await startReference(workedExample, { serve: ["pop3"] });
    const world = new World(reference);
    const file = `${folder}/token`;
    await control(world, file)[Symbol.asyncDispose]();
    assertEquals((await Deno.stat(file)).mode! & 0o777, 0o600);
    const token = await Deno.readTextFile(file);
    await control(world, file)[Symbol.asyncDispose]();
    assertEquals(await Deno.readTextFile(file), token);
    await Deno.writeTextFile(file, "short\n");
    let said = "";
    try {
      control(world, file);
    } catch (error) {
      said = String(error);
    }
    assertMatch(said, /holds no token.*Remedy/);
    assert(!said.includes("short\n"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
