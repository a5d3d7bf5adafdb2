import { assert, assertEquals } from "@std/assert";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import { crypted } from "./ftp/crypt.ts";
import pureFtpd, { processesOf } from "./pure_ftpd.ts";

function exported(configuration: "taught" | "default") {
  const told = pureFtpd.write(ODD, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, lines: (path: string) => (files.get(path) ?? "").split("\n").slice(0, -1) };
}

Deno.test("taught, the program's tables have every account, in small letters", () => {
  const { lines } = exported("taught");
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    const user = `odd${at}@company.com`;
    const home = `/srv/site/homes/Company.com/odd${at}`;
    assert(lines("users").includes(`${user} ${crypted(password)} ${home}`));
  }
  assert(lines("names").includes("desk@mail.company.com info@client1.com"));
  assert(!lines("users").some((line) => /^(off|no-ftp)@/.test(line)));
});

Deno.test("an address stands as the server tells it, with its Domain", () => {
  assertEquals(exported("taught").lines("addresses"), [
    "127.0.0.1 company.com",
    "127.0.1.1 client1.com",
    "::1 client1.com",
  ]);
});

Deno.test("the program is told no name of an account, and is short", () => {
  const program = exported("taught").lines("check");
  assert(program.length < 36, `${program.length} lines`);
  assert(!program.some((line) => /odd0|joe|info/.test(line)));
});

Deno.test("out of the box a user has eighteen fields, and a simple name is the Main Domain's", () => {
  const users = exported("default").lines("users").map((line) => line.split(":"));
  assert(users.every((fields) => fields.length === 18));
  const names = users.map(([name]) => name);
  assertEquals(["Joe", "Joe@Company.com", "desk", "info"].map((name) => names.includes(name)), [
    ...[true, true, true, false],
  ]);
});

Deno.test("each address and port is a process, with the certificate of its Domain", () => {
  const processes = processesOf(SITE, ODD, "taught");
  assertEquals(processes.length, ODD.addresses.length * SITE.ports.length);
  const [first = [], ...others] = processes;
  assert(first.includes("/srv/site/certificates/Company.com.pem"));
  assert(others.at(-1)?.includes("/srv/site/certificates/client1.com.pem"));
});

Deno.test("no password is told", () => {
  const { cannot, steps, files } = exported("taught");
  const configuration = files.filter(({ path }) => !path.startsWith("homes/"));
  const told = JSON.stringify([cannot, steps, configuration]);
  assertEquals(PASSWORDS.filter((password) => told.includes(password)), []);
});
