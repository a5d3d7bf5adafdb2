import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../../reference/mod.ts";
import { type Answer, serving } from "./_serving.ts";
import { bounded } from "./body.ts";
import { control, World } from "./mod.ts";

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

Deno.test("who holds a request open holds no shutdown up", async () => {
  const folder = await Deno.makeTempDir();
  await using reference = await startReference(workedExample, { serve: ["pop3"] });
  const controlled = control(new World(reference), `${folder}/token`, 0, 50);
  const token = (await Deno.readTextFile(`${folder}/token`)).trim();
  const held = await Promise.all(["wrong", token].map(async (sent) => {
    const connection = await Deno.connect({
      hostname: "127.0.0.1",
      port: Number(new URL(controlled.url).port),
    });
    const head = `POST /messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${sent}\r\n` +
      "Content-Length: 100\r\n\r\n{";
    await connection.write(new TextEncoder().encode(head));
    return connection;
  }));
  await controlled[Symbol.asyncDispose]();
  for (const connection of held) connection.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a body that does not come is not waited for", async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    cancel: () => void (cancelled = true),
  });
  const late = await bounded({ body }, 20);
  assert(late instanceof Response);
  await late.body?.cancel();
  assertEquals([late.status, cancelled], [408, true]);
});

Deno.test("a port that is taken is named, with a remedy", async () => {
  await serving(({ reference, url }) => {
    const file = `${Deno.makeTempDirSync()}/token`;
    const { port } = new URL(url);
    assertThrows(
      () => control(new World(reference), file, Number(port)),
      Error,
      `control interface on 127.0.0.1 port ${port}`,
    );
    Deno.removeSync(file.replace(/\/token$/, ""), { recursive: true });
    return Promise.resolve();
  });
});

for (const host of ["evil.example", "127.0.0.1.evil.example", "a b", "[::", ""]) {
  Deno.test(`who comes by the host ${JSON.stringify(host)} is sent off, token or not`, async () => {
    await serving(async ({ url, token }) => {
      const { port } = new URL(url);
      using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
      const request = `GET / HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n` +
        "Connection: close\r\n\r\n";
      await connection.write(new TextEncoder().encode(request));
      assertMatch(await new Response(connection.readable).text(), /^HTTP\/1\.1 4(00|21) /);
    });
  });
}

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
