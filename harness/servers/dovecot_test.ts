import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { outcomesOf } from "./_worked_logins.ts";
import server from "./dovecot.ts";
import { found } from "./found.ts";
import { serverTarget } from "./server_target.ts";

const ignore = !found(server) || Deno.uid() !== 0;
const where = ignore ? " (left out: Dovecot is not installed, or we are not root)" : "";

Deno.test({
  name: `Dovecot, taught, opens what the worked example says, by every mechanism${where}`,
  ignore,
  async fn() {
    const target = serverTarget(server, "taught");
    await using running = await target.start(workedExample, ["imap", "pop3"]);
    const outcome = outcomesOf(running);
    for (const protocol of ["imap", "pop3"] as const) {
      const of = "info@client1.com";
      assertEquals(await outcome({ protocol, login: "info", of, address: "127.0.1.1" }), of);
      assertEquals(await outcome({ protocol, login: "info", of }), "login");
      const other = "info@client2.com";
      for (const login of ["info%client2.com", "HELP@mail.client2.com"]) {
        assertEquals(await outcome({ protocol, login, of: other, address: "127.0.1.1" }), other);
      }
    }
    const said = { login: "info%client2.com", of: "info@client2.com" };
    for (const mechanism of ["PLAIN", "CRAM-MD5"]) {
      assertEquals(await outcome({ ...said, protocol: "imap", mechanism }), said.of, mechanism);
    }
    // With % some clients' identity is refused: see the deviations.
    const scram = { ...said, login: said.of, mechanism: "SCRAM-SHA-256" };
    assertEquals(await outcome({ ...scram, protocol: "imap" }), said.of);
    assertEquals(await outcome({ ...said, protocol: "pop3", mechanism: "APOP" }), said.of);
    for (const security of ["upgrade", "tls"] as const) {
      assertEquals(await outcome({ ...said, protocol: "imap", security }), said.of, security);
    }
  },
});

Deno.test({
  name: `Dovecot out of the box gives every simple name its one realm${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "default").start(workedExample, ["imap"]);
    const outcome = outcomesOf(running);
    const said = { protocol: "imap", address: "127.0.1.1" } as const;
    const main = "info@company.com";
    assertEquals(await outcome({ ...said, login: "info", of: main }), main);
    const own = "info@client1.com";
    assertEquals(await outcome({ ...said, login: own, of: own }), own);
    assertEquals(await outcome({ ...said, login: "info%client1.com", of: own }), "login");
  },
});
