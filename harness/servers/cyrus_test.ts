import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { outcomesOf } from "./_worked_logins.ts";
import server from "./cyrus.ts";
import { found } from "./found.ts";
import { ran } from "./program.ts";
import { serverTarget } from "./server_target.ts";

const ignore = !found(server);
const where = ignore ? " (left out: Cyrus is neither installed nor unpacked)" : "";

Deno.test({
  name: `Cyrus, taught, opens what the worked example says, by every mechanism${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "taught").start(workedExample, [
      "imap",
      "pop3",
    ]);
    const outcome = outcomesOf(running);
    for (const protocol of ["imap", "pop3"] as const) {
      const of = "info@client1.com";
      assertEquals(await outcome({ protocol, login: "info", of, address: "127.0.1.1" }), of);
      assertEquals(await outcome({ protocol, login: "info", of }), "login");
      // Where there is a default domain this name is read as a simple one.
      const main = { protocol, login: "INFO@company.com", address: "127.0.1.1" } as const;
      assertEquals(await outcome({ ...main, of: "info@company.com" }), "info@company.com");
      assertEquals(await outcome({ ...main, of }), "login");
    }
    const said = { login: "info%client2.com", of: "info@client2.com" };
    for (const mechanism of ["PLAIN", "CRAM-MD5", "SCRAM-SHA-256"]) {
      assertEquals(await outcome({ ...said, protocol: "imap", mechanism }), said.of, mechanism);
    }
    assertEquals(await outcome({ ...said, protocol: "pop3", mechanism: "APOP" }), said.of);
    for (const security of ["upgrade", "tls"] as const) {
      assertEquals(await outcome({ ...said, protocol: "imap", security }), said.of, security);
    }
  },
});

Deno.test({
  name: `nobody else may read the passwords that Cyrus looks up${where}`,
  ignore,
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.writeTextFile(
        `${folder}/imap.passwords`,
        "VERSION=3\nformat=print\ntype=hash\nHEADER=END\nDATA=END\n",
      );
      await Deno.copyFile(`${folder}/imap.passwords`, `${folder}/pop3.passwords`);
      const run = (program: string, args: readonly string[]) => ran(program, args, { cwd: folder });
      await server.prepare({ run, site: { folder, root: found(server)?.root ?? "" } });
      for (const service of ["imap", "pop3"]) {
        const { mode } = await Deno.stat(`${folder}/${service}.sasldb`);
        assertEquals(mode! & 0o077, 0, service);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: `Cyrus out of the box gives every simple name its default domain${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "default").start(workedExample, ["imap"]);
    const outcome = outcomesOf(running);
    const said = { protocol: "imap", address: "127.0.1.1" } as const;
    const [main, own] = ["info@company.com", "info@client1.com"];
    assertEquals(await outcome({ ...said, login: "info", of: main }), main);
    assertEquals(await outcome({ ...said, login: "info", of: own }), "login");
    assertEquals(await outcome({ ...said, login: "info%client1.com", of: own }), own);
  },
});
