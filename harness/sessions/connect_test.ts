import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Protocol } from "../../fixtures/protocols.ts";
import { CLIENTS, reference } from "../clients/_reference.ts";
import { CONNECT } from "./connect.ts";
import { ImapSession } from "./imap.ts";
import { Lost } from "./lost.ts";
import { WebSession } from "./web.ts";
import { XimssSession } from "./ximss.ts";
import { Pop3Session } from "./pop3.ts";

const OWN = "info@client2.com";

/** The dial of a protocol's own client: what it does a session does. */
const dialOf = (server: Awaited<ReturnType<typeof reference>>, protocol: Protocol) => {
  const client = CLIENTS.find((one) =>
    one.protocol === protocol && one.name.startsWith("loginspec")
  );
  assert(client);
  return server.dial(client);
};

for (const [protocol, connect] of Object.entries(CONNECT) as [Protocol, typeof CONNECT["imap"]][]) {
  Deno.test(`${protocol}: a refused login leaves a session that can log in`, async () => {
    await using server = await reference([protocol]);
    const dial = dialOf(server, protocol);
    assert(connect);
    const session = await connect({ ...dial });
    try {
      assertEquals((await session.login({ ...dial, password: "wrong" }))?.kind, "refused");
      const seen = await session.login(dial);
      const shown = await session.whose?.() ?? seen;
      assert(shown?.kind === "opened", JSON.stringify(shown));
      if (session.whose) assertEquals(shown.account, OWN);
      const again = await session.whose?.() ?? shown;
      assertEquals(again.kind, "opened");
      await session.leave();
    } finally {
      session.close();
    }
    await assertRejects(async () => await session.whose?.() ?? Promise.reject(new Lost("")), Lost);
  });
}

Deno.test("a change by IMAP is seen by open sessions of XIMSS and the web, not by one of POP", async () => {
  await using server = await reference(["imap", "ximss", "web", "pop3"]);
  const [imap, ximss, web, pop3] = await Promise.all([
    ImapSession.connect(dialOf(server, "imap")),
    XimssSession.connect(dialOf(server, "ximss")),
    WebSession.connect(dialOf(server, "web")),
    Pop3Session.connect(dialOf(server, "pop3")),
  ]);
  try {
    for (const [protocol, session] of Object.entries({ imap, ximss, web, pop3 })) {
      assertEquals(await session.login(dialOf(server, protocol as Protocol)), undefined);
    }
    assertEquals(await ximss.size(), 1);
    await imap.command("APPEND INBOX ", { literal: "Subject: x\r\n\r\nx\r\n" });
    assertEquals(await ximss.size(), 2);
    assert((await web.page()).join(" ").includes("INBOX 2"));
    assertEquals((await pop3.command("STAT")).split(" ")[1], "1");
  } finally {
    for (const session of [imap, ximss, web, pop3]) session.close();
  }
});
