import { assertEquals } from "@std/assert";
import { outcomeOf, serving } from "./_xmpp_logins.ts";
import { oneAccount } from "./_one_account.ts";
import { found } from "./found.ts";
import server from "./prosody.ts";
import { serverTarget } from "./server_target.ts";

const ignore = !found(server);
const where = ignore ? " (left out: Prosody is not installed)" : "";

const of = "info@client2.com";
const to = "client2.com";

Deno.test({
  name: `Prosody, taught, opens what the guide says, by whichever host and security${where}`,
  ignore,
  async fn() {
    await using running = await serving(serverTarget(server, "taught"));
    const outcome = outcomeOf(running);
    const opened = `${of} as ${of}`;
    for (const security of ["plain", "upgrade", "tls"] as const) {
      assertEquals(await outcome({ to, login: "info", of, security }), opened, security);
    }
    for (const login of ["info@client2.com", "INFO%Client2.com", "help@mail.client2.com"]) {
      assertEquals(await outcome({ to: "client1.com", login, of }), opened, login);
    }
    assertEquals(await outcome({ to: "mail.client2.com", login: "help", of }), opened);
    assertEquals(await outcome({ to: "client1.com", login: "info", of }), "login");
    assertEquals(await outcome({ to: "unserved.invalid", login: "info", of }), "stream");
    assertEquals(await outcome({ to, login: "info", of, authzid: "john@client2.com" }), "login");
    assertEquals(await outcome({ to, login: "info", of, authzid: "help@client2.com" }), opened);
  },
});

Deno.test({
  name:
    `Prosody, taught, gives a name whose account is off to nobody, though its domain is one account${where}`,
  ignore,
  async fn() {
    await using running = await serverTarget(server, "taught").start(oneAccount, ["xmpp"]);
    const outcome = outcomeOf(running);
    const john = "john@company.com";
    const logIn = (login: string) => outcome({ to: "client1.com", login, of: john });
    assertEquals(await logIn("anybody@unified.example"), `${john} as ${john}`);
    for (const login of ["sales@unified.example", "far@unified.example"]) {
      assertEquals(await logIn(login), "login", login);
    }
  },
});

Deno.test({
  name: `Prosody out of the box opens the simple name of its host alone${where}`,
  ignore,
  async fn() {
    await using running = await serving(serverTarget(server, "default"));
    const outcome = outcomeOf(running);
    assertEquals(await outcome({ to, login: "info", of }), `${of} as ${of}`);
    assertEquals(await outcome({ to, login: "info@client2.com", of }), "login");
    assertEquals(await outcome({ to: "mail.client2.com", login: "info", of }), "stream");
  },
});
