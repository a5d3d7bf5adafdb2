import { assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Certificate } from "../../fixtures/certificate.ts";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { EXTERNAL } from "./programs.ts";
import { tryLogin } from "./run.ts";
import { shared } from "./shared.ts";
import { HOST_OF, WORKED_LOGINS } from "./worked_logins.ts";

const server = shared("fixtures/worked_example.json");

/** A program may want one, though it is not sent. */
const UNUSED = "no-password-counts";

for (const program of EXTERNAL) {
  Deno.test(`${program.id} opens the account that the client's certificate names`, async (t) => {
    const served = server();
    const stranger = await testAuthority();
    const { protocol, security } = program;
    // The last of them: a simple name, and a qualified one.
    for (const { address, name, target, opens, namesake } of WORKED_LOGINS[protocol].slice(-2)) {
      const withCertificate = (certificate: Certificate) =>
        tryLogin(program, {
          address,
          host: target || HOST_OF[address]!,
          port: served.portOf(protocol, address, security),
          name,
          password: UNUSED,
          target,
          authority: served.authority,
          certificate,
        });
      const opened = { kind: "opened", token: canaryOf(workedExample.name, opens).token } as const;
      await t.step(`${name} on ${address}${target && `, server ${target}`}`, async () => {
        assertEquals(await withCertificate(await served.certificateOf(name)), opened);
        const foreign = await withCertificate(await stranger.forClient(name));
        assertEquals(
          foreign,
          { kind: "refused" },
          "by an authority that the server does not trust",
        );
        const others = await withCertificate(await served.certificateOf(namesake));
        assertEquals(others, { kind: "refused" }, "the namesake's, and the name as authzid");
        assertEquals(await withCertificate(await served.certificateOf(name)), opened);
      });
    }
  });
}
