import { assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { BY_ADDRESS, byName, type Look, STRANGER, WHO, wordsOf } from "./looks.ts";
import { OPENSSL, sClient, shookOf, UPGRADES } from "./openssl.ts";
import type { Program } from "./program.ts";
import { SECURED } from "./programs.ts";
import { folderFor, tryLogin } from "./run.ts";
import type { Served } from "./served.ts";
import { shared } from "./shared.ts";
import { passwordOf } from "./worked_logins.ts";

const server = shared("fixtures/worked_example.json");

/** What a program cannot be asked, and why. */
interface Limits {
  readonly byAddress?: string;
  readonly stranger?: string;
}

const LIMITS: Readonly<Record<string, Limits>> = {
  "slixmpp (xmpp, upgrade, PLAIN)": {
    byAddress: "XMPP has a target domain always",
    stranger: "the server does not serve that domain, and says so before TLS",
  },
  "slixmpp (xmpp, tls, PLAIN)": { byAddress: "XMPP has a target domain always" },
  "mbsync (imap, upgrade, LOGIN)": { byAddress: "isync 1.4 reads no addresses in a certificate" },
  "mbsync (imap, tls, LOGIN)": { byAddress: "isync 1.4 reads no addresses in a certificate" },
};

for (const program of SECURED) {
  Deno.test(`${program.id} trusts each Domain's certificate, and no other`, async (t) => {
    const served = server();
    const limits = LIMITS[program.id] ?? {};
    const other = (await testAuthority()).certificate;
    const token = canaryOf(workedExample.name, WHO).token;
    const sent = program.protocol === "xmpp" || program.protocol === "web";
    const named = byName(sent);
    const looks = [...limits.byAddress ? [] : BY_ADDRESS, ...named];
    for (const look of looks) {
      await t.step(`${wordsOf(look)}: that of ${look.domain}`, async () => {
        assertEquals(await lookWith(program, served, look), { kind: "opened", token });
      });
    }
    await t.step("not by another authority", async () => {
      const seen = await lookWith(program, served, named[0]!, other);
      assertEquals(seen, { kind: "distrusts" });
    });
    if (limits.stranger) return;
    await t.step(`not ${wordsOf(STRANGER)}`, async () => {
      assertEquals(await lookWith(program, served, STRANGER), { kind: "distrusts" });
    });
  });
}

function lookWith(
  program: Program,
  served: Served,
  { address, host }: Look,
  authority = served.authority,
) {
  return tryLogin(program, {
    address,
    port: served.portOf(program.protocol, address, program.security),
    name: WHO,
    password: passwordOf(WHO),
    target: host ?? "",
    authority,
    ...host !== undefined && { host },
  });
}

const S_CLIENTS = [
  ...UPGRADES.map((protocol) => sClient(protocol, "upgrade")),
  ...(["pop3", "imap", "ftp", "xmpp", "ximss", "web", "smtp", "ldap"] as const).map((protocol) =>
    sClient(protocol, "tls")
  ),
];

for (const client of S_CLIENTS) {
  Deno.test(`${client.id} is shown each Domain's certificate, and trusts no other`, async (t) => {
    const served = server();
    const upgradesXmpp = client.protocol === "xmpp" && client.security === "upgrade";
    const shake = async (look: Look, authority = served.authority) => {
      await using folder = await folderFor({ authority, address: look.address });
      const port = served.portOf(client.protocol, look.address, client.security);
      return shookOf(await folder.run(OPENSSL, client.call(port, look)));
    };
    const named = byName(upgradesXmpp);
    for (const look of [...BY_ADDRESS, ...named]) {
      await t.step(`${wordsOf(look)}: that of ${look.domain}`, async () => {
        assertEquals(await shake(look), { kind: "trusts", domain: look.domain });
      });
    }
    await t.step("not by another authority", async () => {
      const other = await testAuthority();
      const because = "unable to get local issuer certificate";
      assertEquals(await shake(named[0]!, other.certificate), { kind: "distrusts", because });
    });
    if (upgradesXmpp) return;
    await t.step(`not ${wordsOf(STRANGER)}`, async () => {
      const because = "hostname mismatch";
      assertEquals(await shake(STRANGER), { kind: "distrusts", because });
    });
  });
}
