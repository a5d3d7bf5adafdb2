import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import imapRaw from "../clients/imap_raw.ts";
import { reference } from "../clients/_reference.ts";
import { ImapSession } from "./imap.ts";
import { Lost } from "./lost.ts";

const MESSAGE = "Subject: one\r\n\r\n1 FETCH ) {3}\r\n";

async function opened(...dial: Parameters<typeof ImapSession.open>): Promise<ImapSession> {
  const session = await ImapSession.open(...dial);
  assert(session instanceof ImapSession);
  return session;
}

Deno.test("a session stays open, and answers come whole", async () => {
  await using server = await reference(["imap"]);
  const session = await opened(server.dial(imapRaw, { mechanism: "LOGIN", security: "upgrade" }));
  try {
    assertEquals((await session.command("APPEND INBOX ", { literal: MESSAGE })).status, "OK");
    assertEquals((await session.command("SELECT INBOX")).status, "OK");
    const { untagged } = await session.command("FETCH 2 BODY.PEEK[]");
    assertEquals(untagged.length, 1);
    assertStringIncludes(untagged[0] ?? "", `${MESSAGE})`);
    assertEquals((await session.command("SELECT Nowhere")).status, "NO");
  } finally {
    session.close();
  }
});

Deno.test("an idle session is told what another one does", async () => {
  await using server = await reference(["imap"]);
  const dial = server.dial(imapRaw, { mechanism: "LOGIN" });
  const [idle, other] = [await opened(dial), await opened(dial)];
  try {
    await idle.command("SELECT INBOX");
    const idling = await idle.idle();
    await other.command("APPEND INBOX ", { literal: MESSAGE });
    assertEquals(await idling.next(), "* 2 EXISTS");
    assertEquals((await idling.done()).status, "OK");
  } finally {
    idle.close();
    other.close();
  }
});

Deno.test("a login that is refused opens no session", async () => {
  await using server = await reference(["imap"]);
  const seen = await ImapSession.open(
    server.dial(imapRaw, { mechanism: "LOGIN", password: "wrong" }),
  );
  assert(!(seen instanceof ImapSession));
  assertEquals(seen.kind, "refused");
});

Deno.test("a server that says nothing is lost, in time", async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const accepted = silent.accept();
  await using server = await reference(["imap"]);
  const dial = server.dial(imapRaw, { mechanism: "LOGIN", timeout: 50 });
  const endpoint = { ...dial.endpoint, address: "127.0.0.1", port: silent.addr.port };
  await assertRejects(() => ImapSession.open({ ...dial, endpoint }), Lost, "within 50 ms");
  (await accepted).close();
});
