import { assert, assertEquals, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import type { Endpoint } from "../fixtures/endpoint.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { serve } from "./serve.ts";

/** `serve` in a process of its own. */
async function serving(
  work: (served: { endpoints: readonly Endpoint[]; child: Deno.ChildProcess }) => Promise<void>,
): Promise<{ readonly code: number; readonly moreOutput: string }> {
  const script = `
    import { serve } from ${JSON.stringify(import.meta.resolve("./serve.ts"))};
    await serve({ deployment: ${JSON.stringify(workedExample)} });`;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--quiet",
      "--no-lock",
      `--config=${fileURLToPath(new URL("../deno.json", import.meta.url))}`,
      script,
    ],
    stdout: "piped",
  }).spawn();
  const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const more = async () => (await output.read()).value;
  let said = "";
  try {
    while (!said.includes("\n")) said += await more() ?? "(ended)\n";
    const line = said.slice(0, said.indexOf("\n"));
    const { ready, endpoints } = JSON.parse(line) as { ready: boolean; endpoints: Endpoint[] };
    assertEquals(ready, true);
    await work({ endpoints, child });
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    for (let text = await more(); text !== undefined; text = await more()) said += text;
  }
  const { code } = await child.status;
  return { code, moreOutput: said.slice(said.indexOf("\n") + 1) };
}

async function read(connection: Deno.Conn): Promise<string> {
  const buffer = new Uint8Array(1000);
  return new TextDecoder().decode(buffer.subarray(0, await connection.read(buffer) ?? 0));
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`serve says where it listens, serves, and drains at ${signal}`, async () => {
    const { code, moreOutput } = await serving(async ({ endpoints, child }) => {
      const expected = workedExample.addresses.map((address) => `${address} plain`);
      const pop = endpoints.filter(({ protocol }) => protocol === "pop3");
      assertEquals(pop.map(({ address, security }) => `${address} ${security}`), expected);
      const at = { hostname: pop[0]?.address ?? "", port: pop[0]?.port ?? 0 };
      using connection = await Deno.connect(at);
      assert((await read(connection)).startsWith("+OK"));
      child.kill(signal);
      // Its farewell, then its end: the conversation was told.
      const farewell = await read(connection);
      assert(farewell.startsWith("-ERR"), `heard ${farewell}`);
      assertEquals(await read(connection), "");
      await child.status;
      await assertRejects(() => Deno.connect(at), Deno.errors.ConnectionRefused);
    });
    assertEquals([code, moreOutput], [0, ""]);
  });
}

Deno.test("serve ends with its abort signal", async () => {
  const abort = new AbortController();
  const said: unknown[] = [];
  const { log } = console;
  console.log = (...words: unknown[]) => {
    said.push(words[1]);
    abort.abort();
  };
  try {
    await serve({ deployment: workedExample, signal: abort.signal });
  } finally {
    console.log = log;
  }
  const [line] = said;
  assert(typeof line === "string");
  const { endpoints } = JSON.parse(line) as { endpoints: Endpoint[] };
  for (const { address: hostname, port } of endpoints) {
    await assertRejects(() => Deno.connect({ hostname, port }), Deno.errors.ConnectionRefused);
  }
});

Deno.test("serve --mapped listens once for all addresses, and each client comes to its own (address.family)", async () => {
  const abort = new AbortController();
  const heard: Promise<[boolean, number]>[] = [];
  let pop: Endpoint[] = [];
  const { log } = console;
  console.log = (...words: unknown[]) => {
    const { endpoints } = JSON.parse(String(words[1])) as { endpoints: Endpoint[] };
    pop = endpoints.filter(({ protocol }) => protocol === "pop3");
    heard.push(...pop.map(async ({ address: hostname, port }) => {
      using connection = await Deno.connect({ hostname, port });
      await read(connection);
      // client1.com's by its address: a simple name opens its own account there, and nobody's elsewhere.
      const login = "USER info\r\nPASS maple-lantern-one\r\nQUIT\r\n";
      await connection.write(new TextEncoder().encode(login));
      let said = "";
      for (let more = await read(connection); more !== ""; more = await read(connection)) {
        said += more;
      }
      return [said.includes("1 messages"), port] as [boolean, number];
    }));
    void Promise.allSettled(heard).then(() => abort.abort());
  };
  try {
    await serve({ deployment: workedExample, mapped: true, signal: abort.signal });
  } finally {
    console.log = log;
  }
  assertEquals(pop.map(({ address }) => address), [...workedExample.addresses]);
  const opened = (await Promise.all(heard)).map(([opens]) => opens);
  assertEquals(opened, workedExample.addresses.map((address) => address === "127.0.1.1"));
  assertEquals(new Set(pop.map(({ port }) => port)).size, 1);
});

Deno.test("serve with a directory for TLS says which authority is to be trusted, and serves every security", async () => {
  const abort = new AbortController();
  const tlsDir = Deno.makeTempDirSync({ prefix: "loginspec-" });
  const said: unknown[] = [];
  const { log } = console;
  console.log = (...words: unknown[]) => {
    said.push(words[1]);
    abort.abort();
  };
  try {
    await serve({ deployment: workedExample, tlsDir, signal: abort.signal });
    const [line] = said;
    assert(typeof line === "string");
    const { endpoints, authority } = JSON.parse(line) as {
      endpoints: Endpoint[];
      authority: string;
    };
    const imap = endpoints.filter(({ protocol }) => protocol === "imap");
    assertEquals(
      new Set<string>(imap.map(({ security }) => security)),
      new Set(["upgrade", "tls"]),
    );
    assertEquals(authority, `${tlsDir}/ca.pem`);
    assert(Deno.readTextFileSync(authority).startsWith("-----BEGIN CERTIFICATE-----"));
  } finally {
    console.log = log;
    Deno.removeSync(tlsDir, { recursive: true });
  }
});
