import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import exporter from "./prosody.ts";
import type { Configuration } from "./exporter.ts";
import { passwords, site, world } from "./xmpp/_world.ts";

function exported(configuration: Configuration, deployment = world) {
  const told = exporter.write(deployment, site, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, files, file: (path: string) => files.get(path) ?? "" };
}

const lines = (text: string, what: RegExp) => text.split("\n").filter((line) => what.test(line));

Deno.test("taught, Prosody looks names up: each by its own line, of accounts that are on", () => {
  const { file } = exported("taught");
  assertEquals(lines(file("logins.lua"), /" = "|\] = "/).map((line) => line.trim()).sort(), [
    `["*@unified.example"] = "joe@company.com";`,
    `["desk@company.com"] = "info@client1.com";`,
    `["desk@mail.company.com"] = "info@client1.com";`,
    `["info@client1.com"] = "info@client1.com";`,
    `["info@old.example"] = "info@client1.com";`,
    `["info@routed.example"] = "info@client1.com";`,
    `["j.doe@company.com"] = "joe@company.com";`,
    `["j.doe@mail.company.com"] = "joe@company.com";`,
    `["joe@company.com"] = "joe@company.com";`,
    `["joe@mail.company.com"] = "joe@company.com";`,
  ]);
  assertEquals(lines(file("logins.lua"), /true/).map((line) => line.trim()).sort(), [
    `["company.com"] = true;`,
    `["mail.company.com"] = true;`,
  ]);
});

Deno.test("a name that opens nothing stands in the table as nobody's, so that its domain's one account does not open", () => {
  const { file } = exported("taught", {
    ...world,
    routes: [
      { from: "<off@unified.example>", to: "gone@company.com" },
      { from: "<far@unified.example>", to: "who@elsewhere.invalid" },
      ...world.routes,
    ],
  });
  assertEquals(lines(file("logins.lua"), /= false/).map((line) => line.trim()).sort(), [
    `["far@unified.example"] = false;`,
    `["gone@company.com"] = false;`,
    `["gone@mail.company.com"] = false;`,
    `["mute@company.com"] = false;`,
    `["mute@mail.company.com"] = false;`,
    `["off@unified.example"] = false;`,
  ]);
});

Deno.test("each host is an own VirtualHost, with its Domain's certificate", () => {
  const hosts = (configuration: Configuration) =>
    lines(exported(configuration).file("prosody.cfg.lua"), /^VirtualHost/)
      .map((line) => line.split('"')[1]).sort();
  assertEquals(hosts("default"), ["client1.com", "company.com"]);
  assertEquals(hosts("taught"), [
    "client1.com",
    "company.com",
    "mail.company.com",
    "routed.example",
  ]);
  const { file } = exported("taught");
  assertStringIncludes(
    file("prosody.cfg.lua"),
    `VirtualHost "mail.company.com"\n  ssl = { key = "/site/certs/company.com.key"`,
  );
  assertEquals(file("certs/company.com.key"), "key of Company.com\n");
});

Deno.test("where no server name is said the address tells the certificate", () => {
  const { file } = exported("default");
  assertEquals(
    lines(file("prosody.cfg.lua"), /^ {2}\["127/).map((line) =>
      line.match(/certs\/([^"]*)\.key/)?.[1]
    ),
    ["company.com", "client1.com"],
  );
});

Deno.test("an account that is off has neither a password nor a roster", () => {
  for (const configuration of exporter.configurations) {
    const { files } = exported(configuration);
    assertEquals([...files.keys()].filter((path) => path.startsWith("data/")).sort(), [
      "data/client1%2ecom/accounts/info.dat",
      "data/client1%2ecom/roster/info.dat",
      "data/company%2ecom/accounts/joe.dat",
      "data/company%2ecom/roster/joe.dat",
    ]);
  }
});

Deno.test("a password stands as its bytes in its account's file, and nowhere else", () => {
  const { files, file, cannot, steps } = exported("taught");
  assertEquals(
    file("data/company%2ecom/accounts/joe.dat"),
    `return { password = "p@ss:%\\034\\092'&<0" };\n`,
  );
  const told = JSON.stringify([cannot, steps]);
  const others = [...files].filter(([path]) => !path.includes("/accounts/"));
  for (const password of passwords) {
    assert(!told.includes(password));
    assert(!others.some(([, content]) => content.includes(password)));
  }
});

Deno.test("a record for endlessly many domains cannot be said, and is not served", () => {
  const { cannot, served } = exported("taught");
  assertEquals(cannot.map(({ which }) => which), [["*.wild.example = client1.com"]]);
  assertEquals(served.routes, world.routes.slice(0, 3));
});
