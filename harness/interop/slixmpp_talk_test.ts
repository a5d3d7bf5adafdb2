import { assertEquals } from "@std/assert";
import { DEPLOYMENT } from "../../reference/testing/xmpp.ts";
import { startReference } from "../../reference/mod.ts";

const PYTHON = "/usr/bin/python3";

/** A client of the older, one of the newer mechanisms; a message there, and one back; a refusal of each class. */
const TALK = `
import asyncio, sys, slixmpp

class Client(slixmpp.ClientXMPP):
    def __init__(self, jid, mechanism):
        super().__init__(jid, "secret", sasl_mech=mechanism)
        self["feature_mechanisms"].unencrypted_plain = True
        self["feature_mechanisms"].unencrypted_scram = True
        self.heard = asyncio.Queue()
        self.add_event_handler("session_start", self.begin)
        self.add_event_handler("message", lambda m: self.heard.put_nowait(f"{m['from']}: {m['body']}"))
        self.add_event_handler("failed_auth", lambda e: self.heard.put_nowait(e["condition"]))
        self.add_event_handler("stream_error", lambda e: self.heard.put_nowait(e["condition"]))
        self.connect(("127.0.0.1", int(sys.argv[1])), use_ssl=False, disable_starttls=True)
    async def begin(self, _):
        self.send_presence()
        await self.get_roster()
        contacts = [c for c in self.client_roster if c.startswith("canary-")]
        self.heard.put_nowait(f"{self.boundjid}, {len(contacts)} canary")

async def main():
    async def hear(client):
        print(await asyncio.wait_for(client.heard.get(), 10))
    info = Client("info@a.example/one", "SCRAM-SHA-256")
    await hear(info)
    zoe = Client("zoe@b.example/two", "PLAIN")
    await hear(zoe)
    info.send_message("zoe@b.example", "to <you> & yours", mtype="chat")
    await hear(zoe)
    zoe.send_message(info.boundjid.full, "and to you")
    await hear(info)
    for jid in "nobody@a.example", "info@c.example":
        await hear(Client(jid, "SCRAM-SHA-1"))
    await zoe.disconnect()
    await info.disconnect()

asyncio.get_event_loop().run_until_complete(main())
`;

Deno.test("slixmpp (Debian's python3-slixmpp) logs in by SCRAM and PLAIN, reads the canary, and exchanges messages", async () => {
  await using reference = await startReference(DEPLOYMENT, {
    serve: ["xmpp"],
    addresses: ["127.0.0.1"],
  });
  const port = String(reference.endpoints[0]?.port);
  const { stdout, stderr } = await new Deno.Command(PYTHON, { args: ["-c", TALK, port] })
    .output();
  const said = new TextDecoder().decode(stdout).trimEnd().split("\n");
  assertEquals(said, [
    "info@a.example/one, 1 canary",
    "zoe@b.example/two, 1 canary",
    "info@a.example/one: to <you> & yours",
    "zoe@b.example/two: and to you",
    "not-authorized",
    "host-unknown",
  ], new TextDecoder().decode(stderr));
});
