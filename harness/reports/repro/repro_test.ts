import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { scenario } from "../../judge/_judged.ts";
import { curlLine, identityLine, saidLine } from "./mod.ts";

/** The words that a shell makes of a line, curl's among them. */
async function words(line: string): Promise<string[]> {
  const script =
    `curl() { for word; do printf '%s\\0' "$word"; done; }; PORT=1; PASSWORD='p w'; ${line}`;
  const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
  return new TextDecoder().decode(stdout).split("\0").slice(0, -1);
}

const NAMES = ["info@client1.com", "it's", '"x" $HOME `id`', "a\\b; exit 1", "-o x", "x y%z&"];

Deno.test("a curl line hands the name over as it was typed", async () => {
  for (const protocol of ["pop3", "imap", "ftp", "smtp", "ldap"] as const) {
    for (const login of NAMES) {
      const attempt = { protocol, address: "127.0.1.1", login };
      const made = scenario(login, { attempt, mechanism: "PLAIN" });
      const said = await words(curlLine(made));
      assertEquals(said[said.indexOf("--user") + 1], `${login}:p w`);
      assert(said.some((word) => word.startsWith(`${protocol}://127.0.1.1:1/`)));
    }
  }
});

/** What a line says through curl's telnet. */
async function spoken(line: string): Promise<string> {
  const script = `curl() { cat; }; PORT=1; PASSWORD='p "w\\'; ${line}`;
  const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
  return new TextDecoder().decode(stdout);
}

Deno.test("USER and LOGIN are spoken as they were, with name and password quoted", async () => {
  for (const login of NAMES) {
    const pop3 = { protocol: "pop3", address: "127.0.1.1", login } as const;
    assertEquals(
      await spoken(curlLine(scenario(login, { attempt: pop3, mechanism: "USER" }))),
      `USER ${login}\r\nPASS p "w\\\r\nRETR 1\r\nQUIT\r\n`,
    );
    const pwd = { ...pop3, protocol: "pwd" } as const;
    assertEquals(
      await spoken(curlLine(scenario(login, { attempt: pwd, mechanism: "USER" }))),
      `USER ${login}\r\nPASS p "w\\\r\nQUIT\r\n`,
    );
    const imap = { ...pop3, protocol: "imap" } as const;
    const [first] = (await spoken(
      curlLine(scenario(login, { attempt: imap, mechanism: "LOGIN" })),
    )).split("\r\n");
    const name = login.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    assertEquals(first, `a LOGIN "${name}" "p \\"w\\\\"`);
  }
});

Deno.test("a talk is said again line for line", async () => {
  assertEquals(await spoken(saidLine(scenario("x"), ["STAT", "it's %s"])), "STAT\r\nit's %s\r\n");
});

Deno.test("an identity is sent beside name and password, by PLAIN", async () => {
  const pop3 = await words(`IDENTITY=me; ${identityLine(scenario("x"))}`);
  assertEquals(pop3[pop3.indexOf("--sasl-authzid") + 1], "me");
  assert(pop3.includes("AUTH=PLAIN"));
  const attempt = { protocol: "xmpp", address: "::1", login: "x", targetDomain: "a.b" } as const;
  const xmpp = await spoken(`IDENTITY=me; ${identityLine(scenario("x", { attempt }))}`);
  assertEquals(atob(/"PLAIN">([^<]*)</.exec(xmpp)?.[1] ?? ""), 'me\0x\0p "w\\');
});

Deno.test("in LDAP an identity begins with u: (RFC 4513, section 5.2.1.8)", async () => {
  const attempt = { protocol: "ldap", address: "127.0.1.1", login: "x" } as const;
  for (const [security, option] of [["plain", "--sasl-authzid"], ["tls", "-X"]] as const) {
    const made = scenario("x", { attempt, cell: { ...scenario("x").cell, security } });
    const line = identityLine(made).replace("ldapsearch", "curl");
    const said = await words(`CA=ca; IDENTITY=me; ${line}`);
    assertEquals(said[said.indexOf(option) + 1], "u:me");
  }
});

Deno.test("a login over TLS is made again over TLS, by its server name", async () => {
  const cell = scenario("x").cell;
  const attempt = { protocol: "imap", address: "127.0.1.1", login: "x" } as const;
  const upgraded = scenario("x", { attempt, cell: { ...cell, security: "upgrade" } });
  const login = curlLine({ ...upgraded, mechanism: "LOGIN" });
  assertStringIncludes(login, 'openssl s_client -quiet -connect "127.0.1.1:$PORT"');
  assertStringIncludes(login, "-noservername -starttls imap");
  const said = await words(curlLine({
    ...upgraded,
    cell: { ...cell, security: "tls" },
    attempt: { ...attempt, serverName: "client1.com" },
    mechanism: "EXTERNAL",
    certificate: "trusted",
  }));
  for (const word of ["imaps://client1.com:1/INBOX;MAILINDEX=1", "client1.com:1:127.0.1.1:1"]) {
    assert(said.includes(word), said.join(" "));
  }
  assert(said.includes("--cert") && said.includes("AUTH=EXTERNAL"));
});

Deno.test("LDAP over TLS is asked by ldapsearch, its name as it was typed", async () => {
  const said = async (security: "upgrade" | "tls", mechanism: string) => {
    const attempt = { protocol: "ldap", address: "127.0.1.1", login: "it's" } as const;
    const made = scenario("x", { attempt, cell: { ...scenario("x").cell, security }, mechanism });
    const line = curlLine(made).replace("ldapsearch", "curl");
    return (await words(`CA=ca; ${line}`)).join(" ");
  };
  const by = "-D it's -w p w -b  -s sub";
  assertEquals(await said("tls", "SIMPLE"), `-H ldaps://127.0.1.1:1 -x ${by}`);
  assertEquals(await said("upgrade", "SIMPLE"), `-H ldap://127.0.1.1:1 -ZZ -x ${by}`);
  assertStringIncludes(await said("tls", "CRAM-MD5"), "-Y CRAM-MD5 -U it's -w p w");
});

Deno.test("MAPI's connector completes the name before it is said", async () => {
  const attempt = {
    protocol: "mapi",
    address: "127.0.1.1",
    login: "x",
    setting: "a.b",
  } as const;
  const said = await spoken(curlLine(scenario("x", { attempt, mechanism: "LOGIN" })));
  assertStringIncludes(said, 'a LOGIN "x@a.b" ');
});

Deno.test("a web line names the host, and fetches the form before it is sent", async () => {
  const attempt = { protocol: "web", address: "127.0.1.1", login: "it's", host: "a.b" } as const;
  const made = scenario("x", { attempt, mechanism: "FORM" });
  const said = await words(curlLine(made));
  assert(said.includes("Host: a.b") && said.includes("username=it's"), said.join(" "));
  const basic = await words(curlLine({ ...made, mechanism: "BASIC" }));
  assertEquals(basic[basic.indexOf("--user") + 1], "it's:p w");
  assert(basic.includes("http://127.0.1.1:1/session/"));
});

Deno.test("an XIMSS line ends its messages by a zero byte", async () => {
  const attempt = { protocol: "ximss", address: "127.0.1.1", login: "x" } as const;
  const said = await spoken(curlLine(scenario("x", { attempt })));
  assertEquals(atob(/authData="([^"]*)"/.exec(said)?.[1] ?? ""), '\0x\0p "w\\');
  assert(said.endsWith('<bye id="2"/>\0'), JSON.stringify(said));
});

Deno.test("an XMPP line hands name and target over in base64 and XML", async () => {
  for (const login of NAMES) {
    const attempt = {
      protocol: "xmpp",
      address: "::1",
      login,
      targetDomain: "it's.example",
    } as const;
    const line = curlLine(scenario(login, { attempt }));
    const [said = ""] = await words(line.replace("| curl", "| { cat; printf '\\0'; }; : curl"));
    const sent = /mechanism="PLAIN">([^<]*)</.exec(said)?.[1] ?? "";
    assertEquals(atob(sent), `\0${login}\0p w`);
    assertStringIncludes(said, `to="it's.example"`);
  }
});

Deno.test("where a server is dialled behind translation, its host and port stand in the line", async () => {
  const at = { host: "mail.example.org", port: 2143 };
  const made = scenario("x", { attempt: { protocol: "imap", address: "10.0.0.2", login: "x" } });
  const cell = { ...made.cell, security: "tls" } as const;
  const lines = [
    ...["LOGIN", "PLAIN"].map((mechanism) => curlLine({ ...made, at, mechanism })),
    ...["LOGIN", "PLAIN"].map((mechanism) => curlLine({ ...made, at, cell, mechanism })),
    curlLine({ ...made, at, cell, attempt: { ...made.attempt, protocol: "ldap" } }),
    identityLine({ ...made, at }),
    saidLine({ ...made, at }, ["STAT"]),
  ];
  for (const line of lines) {
    assertStringIncludes(line, "mail.example.org:2143");
    assert(!line.includes("10.0.0.2") && !line.includes("$PORT"), line);
  }
  const attempt = { ...made.attempt, serverName: "client1.com" };
  const named = await words(curlLine({ ...made, at, cell, attempt, mechanism: "PLAIN" }));
  assert(named.includes("client1.com:2143:mail.example.org:2143"), named.join(" "));
});
