import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import exporter from "./ejabberd.ts";
import { binary } from "./ejabberd/erlang.ts";
import { passwords, site, world } from "./xmpp/_world.ts";

const told = exporter.write(world, site, "default");
const file = (path: string) => told.files.find((one) => one.path === path)?.content ?? "";

Deno.test("an Erlang binary is its bytes, whatever they are", () => {
  assertEquals(binary(`"é`), "<<34,195,169>>");
  assertEquals(binary(""), "<<>>");
});

Deno.test("every address has a listener for each port", () => {
  const { listen } = JSON.parse(file("ejabberd.yml"));
  assertEquals(
    listen.map(({ ip, port, tls = false }: Record<string, unknown>) => [ip, port, tls]),
    [
      ["127.0.0.1", 5222, false],
      ["127.0.0.1", 5223, true],
      ["127.0.1.1", 5222, false],
      ["127.0.1.1", 5223, true],
    ],
  );
});

Deno.test("an account that is on is one term, in small letters, with its canary; one that is off is none", () => {
  const terms = file("accounts.terms").trim().split("\n");
  const { contact } = canaryOf("world", "Joe@Company.com");
  const [name = "", domain = ""] = contact.jid.split("@");
  assertEquals(terms.length, 2);
  assertEquals(
    terms[0],
    `{${binary("joe")}, ${binary("company.com")}, ${binary(passwords[0]!)}, {${binary(name)}, ${
      binary(domain)
    }}, ${binary("Joe@Company.com")}}.`,
  );
});

Deno.test("certificate and key are one file, and no password is told", () => {
  assertEquals(file("certs/company.com.pem"), "chain of Company.com\nkey of Company.com\n");
  const said = JSON.stringify([told.cannot, told.steps]);
  assert(!passwords.some((password) => said.includes(password)));
});
