import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import type { Configuration } from "./exporter.ts";
import pyftpdlib from "./pyftpdlib.ts";

function exported(configuration: Configuration, deployment = ODD) {
  const told = pyftpdlib.write(deployment, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  const file = (path: string) => files.get(path) ?? "";
  return { ...told, file, table: (path: string) => JSON.parse(file(path)) };
}

Deno.test("every password stands in the table as it is, whatever signs it has", () => {
  const accounts = exported("taught").table("accounts.json");
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    assertEquals(accounts[`company.com/odd${at}`], password);
  }
});

Deno.test("taught, names are in small letters; out of the box as they are spelled", () => {
  const [taught, plain] = [exported("taught"), exported("default")].map(({ table }) =>
    table("names.json").names
  );
  assertEquals(taught["j.doe@mail.company.com"], "company.com/joe");
  assertEquals(taught["joe@company.com"], "company.com/joe");
  assertEquals(plain["Joe@Company.com"], "company.com/joe");
  assertEquals([plain["joe@company.com"], plain["Joe"]], [undefined, "company.com/joe"]);
});

Deno.test("taught, the name of whoever is off over FTP is nobody's; out of the box it is in no table", () => {
  const [taught, plain] = [exported("taught"), exported("default")].map(({ table }) =>
    table("names.json").names
  );
  for (const name of ["off", "no-ftp", "no-pop"]) {
    assertEquals(taught[`${name}@company.com`], null);
    assertEquals([plain[`${name}@Company.com`], plain[name]], [undefined, undefined]);
  }
});

Deno.test("a name that a record makes another's than its domain's stays in the table where it opens nothing", () => {
  const { table } = exported("taught", {
    ...ODD,
    routes: [
      { from: "<sales@unified.example>", to: "off@company.com" },
      { from: "<far@unified.example>", to: "who@elsewhere.invalid" },
      ...ODD.routes,
    ],
  });
  const { names } = table("names.json");
  assertEquals([names["sales@unified.example"], names["far@unified.example"]], [null, null]);
});

Deno.test("the addresses are spelled as a socket tells them, each with its Domain", () => {
  assertEquals(exported("taught").table("names.json").addresses, {
    "127.0.0.1": "company.com",
    "127.0.1.1": "client1.com",
    "::1": "client1.com",
  });
});

Deno.test("taught, a domain can be one account beside records of its own; out of the box not", () => {
  const { table, cannot } = exported("taught");
  const { domains, names } = table("names.json");
  assertEquals(domains, { "unified.example": "company.com/joe" });
  assertEquals(names["sales@unified.example"], "client1.com/info");
  assertEquals(cannot.map(({ which }) => which), [["*.old.example = client1.com"]]);
  assertEquals(exported("default").cannot.length, 2);
});

Deno.test("no password is told but in its table", () => {
  for (const configuration of ["taught", "default"] as const) {
    const { cannot, steps, file } = exported(configuration);
    const told = JSON.stringify([cannot, steps]) + file("server.py") + file("names.json") +
      file("site.json");
    for (const password of PASSWORDS) assert(!told.includes(JSON.stringify(password).slice(1, -1)));
    assertStringIncludes(file("server.py"), "def ftp_USER");
  }
});
