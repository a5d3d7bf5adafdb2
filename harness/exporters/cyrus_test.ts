import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Buffer } from "node:buffer";
import { ODD, ODD_PASSWORDS, PASSWORDS, SITE } from "./_odd_world.ts";
import cyrus from "./cyrus.ts";
import type { Configuration } from "./exporter.ts";

function exported(configuration: Configuration, deployment = ODD) {
  const told = cyrus.write(deployment, SITE, configuration);
  const files = new Map(told.files.map(({ path, content }) => [path, content]));
  return { ...told, file: (path: string) => files.get(path) ?? "" };
}

/** As db_load reads it: a blank, then bytes, `\` and two digits for those that are no printable ASCII. */
function read(line: string): string {
  assertEquals(line[0], " ");
  const bytes = [...line.slice(1).matchAll(/\\([0-9a-f]{2})|([ -[\]-~])/g)];
  assertEquals(bytes.map(([whole]) => whole).join(""), line.slice(1));
  return Buffer.from(bytes.map(([, hex, sign]) => hex ? parseInt(hex, 16) : sign!.charCodeAt(0)))
    .toString();
}

/** A dump: user@realm to the password. */
function entries(text: string): Map<string, string> {
  const lines = text.split("HEADER=END\n")[1]!.split("\nDATA=END")[0]!.split("\n").map(read);
  return new Map(lines.flatMap((key, at) => {
    if (at % 2 === 1) return [];
    const [user, realm, what] = key.split("\0");
    assertEquals(what, "userPassword");
    return [[`${user}@${realm}`, lines[at + 1] ?? ""] as const];
  }));
}

Deno.test("every password stands in its entry as it is, whatever signs it has", () => {
  const users = entries(exported("taught").file("imap.passwords"));
  for (const [at, password] of ODD_PASSWORDS.entries()) {
    assertEquals(users.get(`odd${at}@company.com`), password);
  }
  assertEquals(users.get("joe@company.com"), "joes-password");
});

Deno.test("whoever is off has no password, and whose service is off none for it", () => {
  const { file } = exported("taught");
  const [imap, pop3] = [entries(file("imap.passwords")), entries(file("pop3.passwords"))];
  assertEquals([imap.has("off@company.com"), pop3.has("off@company.com")], [false, false]);
  assertEquals([imap.has("no-pop@company.com"), pop3.has("no-pop@company.com")], [true, false]);
});

Deno.test("each address has its Domain's name in the reverse DNS, and there is no default domain", () => {
  const { file } = exported("taught");
  assertEquals(file("hosts").split("\n"), [
    "127.0.0.1 login.company.com",
    "127.0.1.1 login.client1.com",
    "0:0:0:0:0:0:0:1 login.client1.com",
    "",
  ]);
  assert(!/^defaultdomain/m.test(file("imapd.conf")));
});

Deno.test("out of the box simple names get the Main Domain, and nothing tells addresses apart", () => {
  const { file, files } = exported("default");
  assertStringIncludes(file("imapd.conf"), "virtdomains: userid\ndefaultdomain: company.com\n");
  assert(!files.some(({ path }) => path === "hosts"));
});

Deno.test("a listener stands on each address with the passwords of its service", () => {
  const { file } = exported("taught");
  assertStringIncludes(file("cyrus.conf"), 'listen="[0:0:0:0:0:0:0:1]:1000"');
  assertStringIncludes(file("imapd.conf"), "\npop3s1_sasl_sasldb_path: /srv/site/pop3.sasldb\n");
  assertStringIncludes(
    file("imapd.conf"),
    "\nimap1_tls_server_cert: /srv/site/tls/client1.com.crt\n",
  );
});

Deno.test("aliases, Forwarders and records are told, and not served", () => {
  const { cannot, served } = exported("taught");
  assertEquals(cannot.map(({ which }) => which), [
    ODD.routes.map(({ from, to }) => `${from} = ${to}`),
    ["mail.company.com"],
    ["j.doe@Company.com"],
    ["desk@Company.com"],
  ]);
  const [main] = served.domains;
  assertEquals([served.routes, main?.aliases, main?.forwarders], [[], [], []]);
});

Deno.test("a user id of more than 80 bytes is told; out of the box the Main Domain is not counted", () => {
  const long = "l".repeat(80);
  const account = { name: long, password: "x", aliases: [], enabled: true };
  const deployment = {
    ...ODD,
    domains: ODD.domains.map((domain) => ({ ...domain, accounts: [account] })),
  };
  const which = (configuration: Configuration) =>
    exported(configuration, deployment).cannot[0]?.which;
  assertEquals(which("taught"), [`${long}@Company.com`, `${long}@client1.com`]);
  assertEquals(which("default"), [`${long}@client1.com`]);
});

Deno.test("no password is told, but in the passwords themselves", () => {
  for (const configuration of ["taught", "default"] as const) {
    const { files, cannot, steps } = exported(configuration);
    const rest = files.filter(({ path }) => !path.endsWith(".passwords"));
    const told = JSON.stringify([rest, cannot, steps]);
    for (const password of PASSWORDS) {
      assert(!told.includes(JSON.stringify(password).slice(1, -1)), password);
    }
  }
});
