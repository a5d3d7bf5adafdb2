import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { outcomesOf } from "./_worked_logins.ts";
import { oneAccount } from "./_one_account.ts";
import { found } from "./found.ts";
import server from "./pyftpdlib.ts";
import { serverTarget } from "./server_target.ts";

const ignore = !found(server);
const where = ignore ? " (left out: pyftpdlib is not installed)" : "";
const protocol = "ftp";

Deno.test({
  name: `pyftpdlib, taught, opens what the worked example says, over TLS too${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "taught").start(workedExample, [protocol]);
    const outcome = outcomesOf(running);
    const own = "info@client1.com";
    const address = "127.0.1.1";
    for (const security of ["plain", "upgrade", "tls"] as const) {
      const said = { protocol, security, of: own } as const;
      assertEquals(await outcome({ ...said, login: "info", address }), own, security);
      assertEquals(await outcome({ ...said, login: "Help%Client1.com" }), own, security);
    }
    assertEquals(await outcome({ protocol, login: "info", of: own }), "login");
    const both = "info%client1.com@company.com";
    assertEquals(await outcome({ protocol, login: both, of: own }), own);
  },
});

Deno.test({
  name:
    `pyftpdlib, taught, gives a name whose account is off to nobody, though its domain is one account${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "taught").start(oneAccount, [protocol]);
    const outcome = outcomesOf(running);
    const of = "john@company.com";
    assertEquals(await outcome({ protocol, login: "anybody@unified.example", of }), of);
    for (const login of ["sales@unified.example", "far@unified.example"]) {
      assertEquals(await outcome({ protocol, login, of }), "login", login);
    }
  },
});

Deno.test({
  name: `pyftpdlib out of the box looks names up as they are typed${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "default").start(workedExample, [protocol]);
    const outcome = outcomesOf(running);
    const of = "info@client1.com";
    assertEquals(await outcome({ protocol, login: of, of }), of);
    for (const login of ["info%client1.com", "INFO@client1.com"]) {
      assertEquals(await outcome({ protocol, login, of }), "login", login);
    }
    const address = "127.0.1.1";
    const main = "info@company.com";
    assertEquals(await outcome({ protocol, login: "info", of: main, address }), main);
  },
});
