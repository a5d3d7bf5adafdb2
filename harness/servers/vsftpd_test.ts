import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { outcomesOf } from "./_worked_logins.ts";
import { found } from "./found.ts";
import server from "./vsftpd.ts";
import { serverTarget } from "./server_target.ts";

const ignore = found(server) === undefined || Deno.uid() !== 0;
const where = ignore ? " (left out: vsftpd is not unpacked, or we are not root)" : "";
const protocol = "ftp";
const own = "info@client1.com";
const address = "127.0.1.1";

Deno.test({
  name: `vsftpd, taught, opens what the worked example says, over TLS too${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "taught").start(workedExample, [protocol]);
    const outcome = outcomesOf(running);
    for (const security of ["plain", "upgrade", "tls"] as const) {
      const said = { protocol, security, of: own } as const;
      assertEquals(await outcome({ ...said, login: "info", address }), own, security);
      assertEquals(await outcome({ ...said, login: "help%mail.client1.com" }), own, security);
    }
    assertEquals(await outcome({ protocol, login: "info", of: own }), "login");
    const both = "info%client1.com@company.com";
    assertEquals(await outcome({ protocol, login: both, of: own }), own);
  },
});

Deno.test({
  name: `vsftpd out of the box looks names up as they are typed${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "default").start(workedExample, [protocol]);
    const outcome = outcomesOf(running);
    const main = "info@company.com";
    assertEquals(await outcome({ protocol, login: own, of: own }), own);
    assertEquals(await outcome({ protocol, login: "info", of: main, address }), main);
    const refused = await Promise.all(
      ["info%client1.com", "INFO@client1.com"].map((login) =>
        outcome({ protocol, login, of: own })
      ),
    );
    assertEquals(refused, ["login", "login"]);
  },
});
