import { assertEquals } from "@std/assert";
import { serveZone } from "./zone.ts";

Deno.test("a host name leads to all its addresses, in any letter case", async () => {
  await using zone = await serveZone({
    dns: { "Mail.example": ["127.0.0.1", "127.0.1.1", "::1"] },
  });
  assertEquals(await zone.resolve("mail.EXAMPLE"), ["127.0.0.1", "127.0.1.1", "::1"]);
});

Deno.test("a host name that the zone has not leads nowhere", async () => {
  await using zone = await serveZone({ dns: {} });
  assertEquals(await zone.resolve("mail.example"), []);
});
