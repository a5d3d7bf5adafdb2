import { assertEquals } from "@std/assert";
import { curlShaker } from "./curl_shaker.ts";
import { pythonShaker } from "./python_shaker.ts";
import { folderFor } from "./run.ts";
import type { Many, Shaker } from "./shaker.ts";
import { shared } from "./shared.ts";

const server = shared("fixtures/worked_example.json");

const COUNT = 200;
/** Milliseconds for all of them: one that hangs is a failure, and is killed. */
const PATIENCE = 30_000;
const ADDRESS = "127.0.1.1";

const SHAKERS: readonly Shaker[] = [
  ...(["upgrade", "tls"] as const).flatMap((security) => [
    ...(["pop3", "imap", "ftp"] as const).map((protocol) => curlShaker(protocol, security)),
    ...(["pop3", "imap", "ftp", "xmpp", "ximss", "smtp"] as const)
      .map((protocol) => pythonShaker(protocol, security)),
  ]),
  pythonShaker("web", "tls"),
];

for (const manner of ["in a row", "side by side"] as const) {
  Deno.test(`${COUNT} handshakes ${manner} with each program: none hangs, none fails`, async (t) => {
    const served = server();
    for (const shaker of SHAKERS) {
      const { program, protocol, security } = shaker;
      await t.step(`${program} (${protocol}, ${security})`, async () => {
        const { authority } = served;
        await using folder = await folderFor({ authority, address: ADDRESS });
        const many: Many = { count: COUNT, manner };
        const call = shaker.call(ADDRESS, served.portOf(protocol, ADDRESS, security), many);
        const left = await folder.run(shaker, call, PATIENCE);
        assertEquals(shaker.well(left), COUNT, left.text.slice(-2000));
      });
    }
  });
}
