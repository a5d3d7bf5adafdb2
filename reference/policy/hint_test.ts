import { assertEquals } from "@std/assert";
import type { Protocol } from "../../fixtures/protocols.ts";
import { deploy, rows } from "./_deploy.ts";
import { directoryOf, type Login, referencePolicy } from "./mod.ts";

const DEPLOYMENT = deploy({
  "company.com": { accounts: ["joe"] },
  "client2.com": { aliases: ["mail.client2.com"] },
}, [
  "old.example = www.client2.com",
  "*.client2.com = client2.com",
  "client9.com = joe.local",
  "gone.example = elsewhere.example",
  "a.example = b.example",
  "b.example = a.example",
  "same.example = same.example",
  "Company.com = company.com",
  "client8.com = jane.local",
  "jane.local = client2.com",
  "192.0.0.9 = client2.com",
  "<*@named.example> = *@client1.com",
  "<info@client1.com> = joe@company.com",
]);

const xmpp = (hint: string | undefined, name = "info"): Partial<Login> => ({
  protocol: "xmpp",
  name,
  localAddress: "192.0.0.2",
  ...(hint !== undefined && { hint }),
});

rows("client.xmpp", DEPLOYMENT, [
  [xmpp("company.com"), "info@company.com"],
  [xmpp("CLIENT2.com"), "info@client2.com"],
  [xmpp("mail.client2.com"), "info@client2.com"],
  [xmpp("any.client2.com"), "info@client2.com"],
  [xmpp("old.example"), "info@client2.com"],
  [xmpp("client1.com"), "joe@company.com"],
  [xmpp("client2.com", "info@company.com"), "info@company.com"],
  [xmpp("client2.com", "info%company.com"), "info@company.com"],
  [xmpp("client9.com"), "refused: hint"],
  [xmpp("unknown.example", "info@company.com"), "refused: hint"],
  [xmpp(undefined, "info@company.com"), "refused: hint"],
  [xmpp(""), "refused: hint"],
], assertEquals);

const web = (hint: string | undefined, name = "info"): Partial<Login> => ({
  ...xmpp(hint, name),
  protocol: "web",
});

rows("client.web", DEPLOYMENT, [
  [web("client2.com"), "info@client2.com"],
  [web("Client2.COM:8080"), "info@client2.com"],
  [web("client2.com.:80"), "info@client2.com"],
  [web("company.com", "info@client2.com"), "info@client2.com"],
  [web("client1.com"), "joe@company.com"],
  [web("old.example"), "info@client2.com"],
  [web("192.0.0.1"), "info@company.com"],
  [{ ...web("192.0.0.2:80"), localAddress: "192.0.0.1" }, "joe@company.com"],
  [web("[::ffff:192.0.0.1]:80"), "info@company.com"],
  [web("[::1]"), "info@company.com"],
  [web("203.0.113.7"), "info@company.com"],
  [web(undefined), "joe@company.com"],
  [web("", "info"), "joe@company.com"],
  [web("unknown.example"), "refused: hint"],
  [web("unknown.example", "info@client2.com"), "refused: hint"],
  [web("client9.com"), "refused: hint"],
], assertEquals);

const ftp = (hint: string | undefined, name = "info"): Partial<Login> => ({
  ...xmpp(hint, name),
  protocol: "ftp",
});

rows("FTP HOST", DEPLOYMENT, [
  [ftp("client2.com"), "info@client2.com"],
  [ftp("old.example"), "info@client2.com"],
  [ftp("company.com", "info%client2.com"), "info@client2.com"],
  [ftp("[192.0.0.1]"), "info@company.com"],
  [{ ...ftp("[192.0.0.2]"), localAddress: "192.0.0.1" }, "joe@company.com"],
  [ftp("[IPv6:::1]"), "info@company.com"],
  [ftp(undefined), "joe@company.com"],
  [ftp("unknown.example", "info@client2.com"), "refused: hint"],
], assertEquals);

const SERVED: readonly (readonly [Protocol, string, boolean])[] = [
  ["xmpp", "company.com", true],
  ["xmpp", "MAIL.client2.com", true],
  ["xmpp", "old.example", true],
  ["xmpp", "192.0.0.9", true], // a record leads from it to a Domain
  ["xmpp", "192.0.0.1", false],
  ["xmpp", "[192.0.0.1]", false],
  ["xmpp", "joe.local", false],
  ["xmpp", "client9.com", false],
  ["xmpp", "client8.com", false], // one account, whatever a record says of a Domain jane.local
  ["xmpp", "jane.local", true],
  ["xmpp", "gone.example", false],
  ["xmpp", "a.example", false],
  ["xmpp", "same.example", false],
  ["xmpp", "named.example", false], // an account record is no domain record
  ["xmpp", "company.com.", false],
  ["xmpp", "info@company.com", false],
  ["xmpp", "info@x.client2.com", false],
  ["xmpp", "", false],
  ["web", "company.com.", true],
  ["web", "company.com..", false],
  ["web", "company.com:port", false],
  ["web", "192.0.0.1:1", true],
  ["web", "[::7]:80", true],
  ["web", "192.0.0.300", false],
  ["web", "::1", false],
  ["web", ".", false],
  ["web", "client9.com", false],
  ["ftp", "mail.client2.com", true],
  ["ftp", "192.0.0.9", true], // a name, and a record leads from it to a Domain
  ["ftp", "192.0.0.1", false],
  ["ftp", "[192.0.0.1]", true],
  ["ftp", "[::1]", true],
  ["ftp", "[203.0.113.7]", false],
  ["ftp", "client2.com:21", false],
  ["ftp", "client9.com", false],
  ["ftp", "", false],
];

Deno.test("a hint is served where all domain records lead to a Domain or an alias", () => {
  const world = directoryOf(DEPLOYMENT);
  for (const [protocol, hint, served] of SERVED) {
    assertEquals(referencePolicy.serves(world, protocol, hint), served, `${protocol} ${hint}`);
  }
});
