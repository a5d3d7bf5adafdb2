import { assert, assertEquals } from "@std/assert";
import { certificatesOf } from "../../../fixtures/certificates/mod.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { startReference } from "../../mod.ts";
import { call, gone } from "../../server/_echo.ts";
import { authority, callTls } from "../../server/_tls.ts";

const ONE = "maple-lantern-one";
const REFUSED = "500 Login refused";
const hello = (account: string) => `200 Hello, ${account}`;

Deno.test("a running server keeps a new password until it is configured again", async () => {
  await using reference = await startReference(workedExample, {
    serve: ["pwd"],
    addresses: ["127.0.1.1"],
  });
  const [endpoint] = reference.endpoints;
  assert(endpoint);
  const heard = async (...lines: string[]) => {
    const { socket, rest } = await call(endpoint);
    socket.end([...lines, "QUIT", ""].join("\r\n"));
    const all = await rest();
    await gone(socket);
    return all.split("\r\n")[2];
  };
  const own = hello("info@client1.com");
  assertEquals(await heard("USER info", `PASS ${ONE}`, "NEWPASS new"), own);
  assertEquals(await heard("USER info", `PASS ${ONE}`), REFUSED);
  assertEquals(await heard("USER info", "PASS new"), own);
  reference.reconfigure(workedExample);
  assertEquals(await heard("USER info", `PASS ${ONE}`), own);
});

Deno.test("a session of an account that is no more changes nobody's password (access.reconfigured)", async () => {
  await using reference = await startReference(workedExample, {
    serve: ["pwd"],
    addresses: ["127.0.1.1"],
  });
  const [endpoint] = reference.endpoints;
  assert(endpoint);
  const { socket, until, rest } = await call(endpoint);
  socket.write(`USER info\r\nPASS ${ONE}\r\n`);
  await until(`${hello("info@client1.com")}\r\n`);
  const domains = workedExample.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.filter(({ name }) =>
      domain.name !== "client1.com" || name !== "info"
    ),
  }));
  reference.reconfigure({ ...workedExample, domains });
  socket.end("NEWPASS new\r\n");
  assertEquals(await rest(), "500 Password not changed\r\n");
  await gone(socket);
});

Deno.test("with a new password the certificates stay", async () => {
  const asked: string[] = [];
  const certificate = certificatesOf(await authority());
  await using reference = await startReference(workedExample, {
    serve: ["pwd"],
    addresses: ["127.0.1.1"],
    tls: {
      certificate(deployment, domain) {
        asked.push(domain);
        return certificate(deployment, domain);
      },
    },
  });
  const endpoint = reference.endpoints.find(({ security }) => security === "tls");
  assert(endpoint);
  for (const [password, next] of [[ONE, "new"], ["new", ONE]]) {
    const { socket, rest } = await callTls(endpoint);
    socket.end(`USER info\r\nPASS ${password}\r\nNEWPASS ${next}\r\nQUIT\r\n`);
    assert((await rest()).includes("200 Password changed"));
    await gone(socket);
  }
  assertEquals(asked, ["client1.com"]);
});
