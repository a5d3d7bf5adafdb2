import { assert, assertEquals } from "@std/assert";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import { crypted } from "./ftp/crypt.ts";
import vsftpd, { processesOf, tablesOf } from "./vsftpd.ts";

function exported(configuration: "taught" | "default", deployment = ODD) {
  const told = vsftpd.write(deployment, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, file: (path: string) => files.get(path) ?? "" };
}

/** A file for `db_load`: a line with a key, and one with its value. */
function table(text: string): Map<string, string> {
  const lines = text.split("\n").slice(0, -1);
  return new Map(lines.flatMap((line, at) => at % 2 === 0 ? [[line, lines[at + 1] ?? ""]] : []));
}

Deno.test("a table has full names with either separator, and the simple ones of its own Domain", () => {
  const { file } = exported("taught");
  const main = table(file("names/Company.com.txt"));
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    for (const name of [`odd${at}`, `odd${at}@Company.com`, `odd${at}%mail.company.com`]) {
      assertEquals(main.get(name), crypted(password));
    }
  }
  const other = table(file("names/client1.com.txt"));
  assertEquals([main.has("info"), other.has("info"), other.has("Joe")], [false, true, false]);
  assertEquals(main.has("off") || main.has("no-ftp"), false);
});

Deno.test("a name with both separators has a line where the Main Domain is behind it", () => {
  const routes = [...ODD.routes, { from: "gone.example", to: "company.com" }];
  const main = table(exported("taught", { ...ODD, routes }).file("names/client1.com.txt"));
  for (const behind of ["Company.com", "mail.company.com", "gone.example"]) {
    assertEquals(main.get(`info%client1.com@${behind}`), crypted("password-of-info"), behind);
  }
  assertEquals([...main.keys()].filter((name) => /%.*@client1[.]com$/.test(name)), []);
});

Deno.test("by hand, each database has a line of its own, in a folder that nobody else may read", () => {
  const { steps } = exported("taught");
  assert(steps.includes("mkdir -m 700 /srv/site/db"));
  assertEquals(steps.filter((step) => step.startsWith("db_load")), [
    "db_load -T -t hash -f /srv/site/names/Company.com.txt /srv/site/db/Company.com.db",
    "db_load -T -t hash -f /srv/site/names/client1.com.txt /srv/site/db/client1.com.db",
  ]);
  assert(steps.includes("vsftpd /srv/site/conf/127.0.1.1-tls.conf"));
});

Deno.test("each name has a file that leads to its account's store", () => {
  const { file } = exported("taught");
  assertEquals(file("users/Company.com/desk"), "local_root=/srv/site/homes/client1.com/info\n");
  assertEquals(
    file("users/client1.com/j.doe%mail.company.com"),
    "local_root=/srv/site/homes/Company.com/Joe\n",
  );
});

Deno.test("each address and port is a process of its own, IPv6 by its own setting", () => {
  const { file } = exported("taught");
  assertEquals(processesOf(SITE).length, ODD.addresses.length * SITE.ports.length);
  const six = file("conf/0_0_0_0_0_0_0_1-tls.conf").split("\n");
  for (const line of ["listen=NO", "listen_ipv6=YES", "implicit_ssl=YES"]) {
    assert(six.includes(line), line);
  }
  assert(six.includes("pam_service_name=vsftpd-client1.com"));
});

Deno.test("out of the box there is one table, without a percent sign", () => {
  const { file, files } = exported("default");
  assertEquals(tablesOf({ files }), ["all"]);
  const all = table(file("names/all.txt"));
  assertEquals([all.has("Joe"), all.has("info"), all.has("info@client1.com")], [true, false, true]);
  assertEquals([...all.keys()].filter((name) => name.includes("%")), []);
});

Deno.test("an account whose full name is too long is told, and served no more", () => {
  const name = "n".repeat(120);
  const domains = ODD.domains.map((domain) => ({
    ...domain,
    accounts: [...domain.accounts, { name, password: "long", aliases: [], enabled: true }],
  }));
  const { cannot, served } = exported("taught", { ...ODD, domains });
  const which = cannot.find(({ what }) => what === "accounts with long names")?.which;
  assertEquals(which, [`${name}@Company.com`, `${name}@client1.com`]);
  assert(served.domains.every(({ accounts }) => !accounts.some((one) => one.name === name)));
});

Deno.test("no password is told", () => {
  const { cannot, steps, files } = exported("taught");
  const configuration = files.filter(({ path }) => !path.startsWith("homes/"));
  const told = JSON.stringify([cannot, steps, configuration]);
  assertEquals(PASSWORDS.filter((password) => told.includes(password)), []);
});
