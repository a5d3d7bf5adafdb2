import type { Security } from "../../fixtures/endpoint.ts";
import { FILES, type Program } from "./program.ts";
import { python } from "./python.ts";

const CONNECTING: Readonly<Record<Security, string>> = {
  plain: "use_ssl=False, disable_starttls=True",
  upgrade: "use_ssl=False, force_starttls=True",
  tls: "use_ssl=True, disable_starttls=True",
};

/** The JID only says which Domain is meant; the login name goes beside it. For EXTERNAL the name is the certificate's. */
export const slixmpp = (security: Security, mechanism: string): Program =>
  python("slixmpp", { protocol: "xmpp", security, mechanism }, {
    package: "python3-slixmpp",
    script: `
import asyncio, slixmpp

class Client(slixmpp.ClientXMPP):
    def __init__(self):
        super().__init__(f"somebody@{it['target']}", password, sasl_mech="${mechanism}")
        self.credentials["username"] = name
        self["feature_mechanisms"].unencrypted_plain = True
        self["feature_mechanisms"].unencrypted_scram = True
        self.ca_certs = "${FILES.authority}"
        if it.get("certificate"):
            self.certfile, self.keyfile = "${FILES.certificate}", "${FILES.key}"
            self.credentials["authzid"] = name
        self.over = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", self.begin)
        self.add_event_handler("failed_auth", lambda e: self.end(f"REFUSED {e['condition']}"))
        self.add_event_handler("stream_error", lambda e: self.end(f"stream error {e['condition']}"))
        self.add_event_handler("ssl_invalid_chain", self.failed)
        self.add_event_handler("connection_failed", self.failed)
    async def begin(self, _):
        await self.get_roster()
        self.end("\\n".join(jid for jid in self.client_roster))
    def failed(self, error):
        distrusts = isinstance(error, ssl.SSLCertVerificationError)
        self.end(f"DISTRUSTS {error}" if distrusts else f"no connection: {error}")
    def end(self, text):
        if not self.over.done():
            self.over.set_result(text)

async def main():
    client = Client()
    # The name that it connects to is the one that it checks, and an address is checked for nothing.
    client.use_aiodns, client.default_port = False, port
    client.connect((at, port), ${CONNECTING[security]})
    print(await asyncio.wait_for(client.over, 10))
    await client.disconnect()

asyncio.get_event_loop().run_until_complete(main())
`,
  });
