import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Buffer } from "node:buffer";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import dovecot from "./dovecot.ts";
import type { Configuration } from "./exporter.ts";

function exported(configuration: Configuration) {
  const told = dovecot.write(ODD, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, file: (path: string) => files.get(path) ?? "" };
}

/** The lines of a passwd-file: name to its password and whom it opens. */
function lines(text: string): Map<string, { password: string; user: string }> {
  return new Map(
    text.split("\n").filter((line) => line !== "").map((line) => {
      const fields = line.split(":");
      assertEquals(fields.length, 8, line);
      const [name = "", secret = ""] = fields;
      const password = Buffer.from(secret.replace("{PLAIN.b64}", ""), "base64").toString();
      return [name, { password, user: fields[7]?.replace("user=", "") ?? "" }];
    }),
  );
}

Deno.test("every password stands in its line as it is, whatever signs it has", () => {
  const users = lines(exported("taught").file("users/imap"));
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    const user = `odd${at}@company.com`;
    assertEquals(users.get(user), { password, user });
    assertEquals(users.get(`odd${at}@mail.company.com`), { password, user });
  }
});

Deno.test("whoever is off stands in no table, and whose service is off in none of it", () => {
  const { file } = exported("taught");
  const [imap, pop3] = [lines(file("users/imap")), lines(file("users/pop3"))];
  assertEquals([imap.has("off@company.com"), pop3.has("off@company.com")], [false, false]);
  assertEquals([imap.has("no-pop@company.com"), pop3.has("no-pop@company.com")], [true, false]);
});

Deno.test("a name with both separators has the line that it is looked up by", () => {
  const users = lines(exported("taught").file("users/imap"));
  for (const name of ["info@client1.com@company.com", "info@client1.com@mail.company.com"]) {
    assertEquals(users.get(name)?.user, "info@client1.com");
  }
  assertEquals(users.has("info@client1.com@client1.com"), false);
});

Deno.test("simple names lie by their address, IPv6 in the spelling that servers tell", () => {
  const { file } = exported("taught");
  assertEquals([...lines(file("addresses/::1/imap")).keys()], ["info"]);
  assertEquals(lines(file("addresses/127.0.0.1/imap")).get("desk")?.user, "info@client1.com");
  assertEquals(lines(file("addresses/127.0.0.1/imap")).has("info"), false);
});

Deno.test("out of the box there is one realm, and nothing of addresses", () => {
  const { file, files } = exported("default");
  assertStringIncludes(file("dovecot.conf"), "auth_default_realm = company.com");
  assert(!file("dovecot.conf").includes("auth_username_translation"));
  assertEquals(files.filter(({ path }) => path.startsWith("addresses/")), []);
});

Deno.test("what is left out is told: wildcards, and what a second lookup would open", () => {
  const which = (configuration: Configuration) =>
    exported(configuration).cannot.map((one) => one.which);
  assertEquals(which("taught"), [
    ["*.old.example = client1.com"],
    ["<sales@unified.example> = info@client1.com"],
  ]);
  assertEquals(which("default"), [
    ["*.old.example = client1.com"],
    ["<sales@unified.example> = info@client1.com", "unified.example = Joe.local"],
  ]);
  assertEquals(exported("taught").served.routes, [{ from: "unified.example", to: "Joe.local" }]);
  assertEquals(
    lines(exported("taught").file("domains/imap")).get("*@unified.example")?.user,
    [
      "joe@company.com",
    ].join(),
  );
});

Deno.test("no password is told but in the tables", () => {
  for (const configuration of ["taught", "default"] as const) {
    const { cannot, steps, file } = exported(configuration);
    const told = JSON.stringify([cannot, steps, file("dovecot.conf")]);
    for (const password of PASSWORDS) assert(!told.includes(JSON.stringify(password).slice(1, -1)));
  }
});
