import { assert, assertEquals } from "@std/assert";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { authority, reference } from "../clients/_reference.ts";
import type { Dial } from "../clients/client.ts";
import web from "../clients/web.ts";
import { inBrowser } from "./_in_browser.ts";
import { type Chromium, launch } from "./chromium.ts";
import { browserClient } from "./client.ts";
import { urlOf } from "./visit.ts";

/** Addresses to what stands in the URL, and the Domain whose certificate is right there. */
const LOOKS = {
  "127.0.0.1": [
    ["company.com", "company.com"],
    ["client2.com", "client2.com"],
    ["127.0.0.1", "company.com"],
  ],
  "127.0.1.1": [
    ["client1.com", "client1.com"],
    // A server name counts more than the address.
    ["client2.com", "client2.com"],
    ["127.0.1.1", "client1.com"],
  ],
} as const;

const browser = async (address: string, by = authority()) =>
  await launch({ address, authorities: [(await by).certificate] });

/** info@client2.com, over TLS, by a URL with this host. */
function order(there: Awaited<ReturnType<typeof reference>>, host: string, address: string): Dial {
  const named = /[a-z]/.test(host) ? { serverName: host } : {};
  return there.dial(
    web,
    { ...named, security: "tls", host, mechanism: "FORM", timeout: 20_000 },
    address,
  );
}

/** Whose certificate is shown. */
async function shown(chromium: Chromium, dial: Dial) {
  await using context = await chromium.open();
  const page = await context.newPage();
  const details = await (await page.goto(urlOf(dial)))?.securityDetails();
  return details?.subjectName;
}

/** What comes of a login, in the browser's own words where it does not go on. */
async function seen(chromium: Chromium, dial: Dial): Promise<string> {
  const observation = await browserClient(chromium).login(dial);
  if (observation.kind === "opened") return observation.account;
  assert(observation.kind === "unclear", JSON.stringify(observation));
  return /ERR_CERT_\w+/.exec(observation.because)?.[0] ?? observation.because;
}

Deno.test("each Domain of the worked example is looked at by name", () => {
  const named = new Set<string>(Object.values(LOOKS).flat().map(([host]) => host));
  assertEquals(workedExample.domains.filter(({ name }) => !named.has(name)), []);
});

for (const [address, looks] of Object.entries(LOOKS)) {
  inBrowser(
    `Chromium on ${address} trusts each Domain's certificate, by name and by address`,
    async (t) => {
      await using there = await reference(["web"]);
      await using chromium = await browser(address);
      for (const [host, domain] of looks) {
        await t.step(`as ${host}: that of ${domain}`, async () => {
          const dial = order(there, host, address);
          assertEquals(await shown(chromium, dial), domain);
          assertEquals(await seen(chromium, dial), "info@client2.com");
        });
      }
      await t.step("no name that is in no certificate", async () => {
        const stranger = order(there, "elsewhere.example", address);
        assertEquals(await seen(chromium, stranger), "ERR_CERT_COMMON_NAME_INVALID");
      });
    },
  );

  inBrowser(`Chromium on ${address} trusts no certificate of another authority`, async () => {
    await using there = await reference(["web"]);
    await using chromium = await browser(address, testAuthority());
    for (const [host] of looks) {
      const refused = await seen(chromium, order(there, host, address));
      assertEquals([host, refused], [host, "ERR_CERT_AUTHORITY_INVALID"]);
    }
  });
}
