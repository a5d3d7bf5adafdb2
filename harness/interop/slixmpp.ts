import type { Program } from "./program.ts";
import { python } from "./python.ts";

/** The JID only says which Domain is meant; the login name goes beside it. */
export const SLIXMPP: Program = python({
  id: "slixmpp",
  protocol: "xmpp",
  package: "python3-slixmpp",
  script: `
import asyncio, slixmpp

class Client(slixmpp.ClientXMPP):
    def __init__(self):
        super().__init__(f"somebody@{it['target']}", password, sasl_mech="PLAIN")
        self.credentials["username"] = name
        self["feature_mechanisms"].unencrypted_plain = True
        self.over = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", self.begin)
        self.add_event_handler("failed_auth", lambda e: self.end(f"REFUSED {e['condition']}"))
        self.add_event_handler("stream_error", lambda e: self.end(f"stream error {e['condition']}"))
        self.add_event_handler("connection_failed", lambda e: self.end("no connection"))
    async def begin(self, _):
        await self.get_roster()
        self.end("\\n".join(jid for jid in self.client_roster))
    def end(self, text):
        if not self.over.done():
            self.over.set_result(text)

async def main():
    client = Client()
    client.connect((at, port), use_ssl=False, disable_starttls=True)
    print(await asyncio.wait_for(client.over, 10))
    await client.disconnect()

asyncio.get_event_loop().run_until_complete(main())
`,
});
