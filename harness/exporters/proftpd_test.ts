import { assert, assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import type { Configuration } from "./exporter.ts";
import { crypted } from "./ftp/crypt.ts";
import proftpd from "./proftpd.ts";

function exported(configuration: Configuration) {
  const told = proftpd.write(ODD, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, lines: (path: string) => (files.get(path) ?? "").split("\n").slice(0, -1) };
}

const names = (lines: readonly string[]) => lines.map((line) => line.split(":")[0]);

Deno.test("a user's line has seven fields, whatever signs the password has", () => {
  const { lines } = exported("taught");
  const users = new Map(lines("users").map((line) => [line.split(":")[0], line.split(":")]));
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    assertEquals(users.get(`odd${at}@company.com`), [
      `odd${at}@company.com`,
      crypted(password),
      ...["65534", "65534", "", `/srv/site/homes/Company.com/odd${at}`, "/bin/false"],
    ]);
  }
});

Deno.test("whoever is disabled or has no FTP is no user, and nothing leads there", () => {
  for (const configuration of proftpd.configurations) {
    const { lines } = exported(configuration);
    const all = [...lines("users"), ...lines("names")].join("\n");
    assert(/joe@/i.test(all));
    assert(!all.includes("off@") && !all.includes("no-ftp"));
  }
});

Deno.test("the map has what stands for another name, in small letters", () => {
  const { lines } = exported("taught");
  const map = lines("names");
  for (
    const line of [
      "j.doe@mail.company.com joe@company.com",
      "joe@mail.company.com joe@company.com",
      "desk@company.com info@client1.com",
    ]
  ) assert(map.includes(line), line);
});

Deno.test("each address appends its own Domain, an unassigned one the Main Domain", () => {
  const { lines } = exported("taught");
  const conf = lines("proftpd.conf").map((line) => line.trim());
  const appended = (address: string) => {
    const from = conf.indexOf(`<VirtualHost ${address}>`);
    const rule = conf.slice(from).find((line) => /\$1@[^$]/.test(line));
    return rule?.split(" ").at(-1);
  };
  assertEquals(appended("127.0.0.1"), '"$1@company.com"');
  assertEquals(appended("127.0.1.1"), '"$1@client1.com"');
  assertEquals(appended("0:0:0:0:0:0:0:1"), '"$1@client1.com"');
});

Deno.test("out of the box names are spelled as they are, and nothing is rewritten", () => {
  const { lines } = exported("default");
  const users = names(lines("users"));
  for (const name of ["Joe", "Joe@Company.com", "j.doe@mail.company.com", "desk"]) {
    assert(users.includes(name), name);
  }
  assert(!users.includes("info"));
  assert(!lines("proftpd.conf").some((line) => line.includes("RewriteRule")));
});

Deno.test("what cannot be said is told, with no password", () => {
  const { cannot, served, steps } = exported("taught");
  assertEquals(cannot.flatMap(({ which }) => which), [
    "*.old.example = client1.com",
    "<sales@unified.example> = info@client1.com",
    "unified.example = Joe.local",
  ]);
  assertEquals(served.routes, []);
  const told = JSON.stringify([cannot, steps]);
  assertEquals(PASSWORDS.filter((password) => told.includes(password)), []);
});

Deno.test("a record for a whole domain is left out by choice where rules are taught", () => {
  const why = (configuration: Configuration) =>
    exported(configuration).cannot.map(({ why }) => why);
  for (const one of why("taught")) assertMatch(one, /by choice/);
  for (const one of why("default")) assertNotMatch(one, /by choice/);
});

Deno.test("a rule that asks a map fits no name with a sign that mod_rewrite reads", () => {
  const { lines } = exported("taught");
  const rules = lines("proftpd.conf").flatMap((line) => / RewriteRule (\S+)/.exec(line)?.[1] ?? []);
  assert(rules.length > 0);
  for (const rule of rules) {
    for (const sign of ["|", "$", "{", "}", "\\", " "]) {
      assert(!new RegExp(rule, "i").test(`info@client1.com${sign}`), `${rule} fits ${sign}`);
    }
  }
});
