import { assertEquals } from "@std/assert";
import { outcomeOf, serving } from "./_xmpp_logins.ts";
import server from "./ejabberd.ts";
import { found } from "./found.ts";
import { serverTarget } from "./server_target.ts";

const ignore = !found(server);
const where = ignore ? " (left out: ejabberd is not installed)" : "";

Deno.test({
  name: `ejabberd opens the simple name of its host, and does not look behind an at sign${where}`,
  ignore,
  async fn() {
    await using running = await serving(serverTarget(server, "default"));
    const outcome = outcomeOf(running);
    const [of, to] = ["info@client1.com", "client1.com"];
    const opened = `${of} as ${of}`;
    for (const security of ["plain", "upgrade", "tls"] as const) {
      assertEquals(await outcome({ to, login: "info", of, security }), opened, security);
    }
    assertEquals(await outcome({ to, login: "info@client2.com", of }), opened);
    assertEquals(await outcome({ to, login: "info@client2.com", of: "info@client2.com" }), "login");
    assertEquals(await outcome({ to, login: "info%client1.com", of }), "login");
    assertEquals(await outcome({ to: "unserved.invalid", login: "info", of }), "stream");
  },
});
