import type { Dial } from "./client.ts";
import { type Program, programClient } from "./program.ts";
import { type Call, TLS_FILES, tlsFiles } from "./program_process.ts";
import { xmppOffer } from "./xmpp_offer.ts";
import { saslRefusal, streamRefusal } from "./xmpp_refusal.ts";

const SCRIPT = `
import asyncio, json, logging, slixmpp, socket, ssl, sys

it = json.load(sys.stdin)
logging.basicConfig(format="%(message)s")
logging.getLogger("slixmpp.xmlstream.xmlstream").setLevel(logging.DEBUG)

class Client(slixmpp.ClientXMPP):
    def __init__(self):
        super().__init__("somebody@" + it["target"], it["password"], sasl_mech=it["mechanism"])
        self.credentials["username"] = it["login"]
        self.credentials["authzid"] = it["authzid"]
        self["feature_mechanisms"].unencrypted_scram = True
        if it["trusted"]:
            self.ca_certs = "${TLS_FILES.authority}"
        if it["certified"]:
            self.certfile, self.keyfile = "${TLS_FILES.chain}", "${TLS_FILES.key}"
        self.over = asyncio.get_event_loop().create_future()
        self.add_event_handler("session_start", self.begin)
        self.add_event_handler("failed_auth", lambda e: self.end("REFUSED", e))
        self.add_event_handler("stream_error", lambda e: self.end("STREAM", e))
        for event in ("connection_failed", "failed_all_auth", "disconnected", "ssl_invalid_cert"):
            self.add_event_handler(event, lambda e, event=event: self.say("FAILED " + event))

    def get_ssl_context(self):
        context = super().get_ssl_context()
        context.check_hostname = True
        context.verify_mode = ssl.CERT_REQUIRED
        if not it["trusted"]:
            context.load_default_certs()
        return context

    async def begin(self, _):
        await self.get_roster()
        self.say("BOUND " + self.boundjid.full + "\\n" + "\\n".join(self.client_roster))

    def end(self, what, element):
        self.say(what + " " + element["condition"] + " " + (element["text"] or ""))

    def say(self, text):
        if not self.over.done():
            self.over.set_result(text)

# Whatever name is typed as the server, and then indicated and checked in TLS, leads to the address.
async def resolve(host, port, **_):
    family = socket.AF_INET6 if ":" in it["address"] else socket.AF_INET
    return [(family, socket.SOCK_STREAM, 0, "", (it["address"], port))]

async def main():
    asyncio.get_event_loop().getaddrinfo = resolve
    client = Client()
    client.use_aiodns, client.default_port = False, it["port"]
    client.connect((it["server"], it["port"]), use_ssl=it["security"] == "tls",
                   force_starttls=it["security"] == "upgrade", disable_starttls=it["security"] == "plain")
    print(await client.over, flush=True)
    await client.disconnect()

asyncio.get_event_loop().run_until_complete(main())
`;

function call(dial: Dial): Call {
  const { endpoint: { address, port }, security, serverName, login, password, mechanism } = dial;
  const files = tlsFiles(dial);
  return {
    args: ["-I", "-B", "-c", SCRIPT],
    files,
    stdin: JSON.stringify({
      ...{ address, port, security, login, password, mechanism },
      target: dial.targetDomain,
      server: serverName ?? address,
      authzid: dial.authzid ?? "",
      trusted: Boolean(files[TLS_FILES.authority]),
      certified: mechanism === "EXTERNAL",
    }),
  };
}

/** slixmpp: its JID says only which domain is meant, the login name goes beside it. */
const slixmpp: Program = {
  title: "slixmpp",
  protocol: "xmpp",
  command: "/usr/bin/python3",
  version: {
    args: ["-I", "-c", "import importlib.metadata as m; print(m.version('slixmpp'))"],
    pattern: /^(\S+)/,
  },
  mechanisms: ["SCRAM-SHA-256", "EXTERNAL"],
  // A stream's target that it would not prepare.
  says: ({ targetDomain = "" }) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(targetDomain),
  call,
  offer: xmppOffer,
  talk: { client: /^SEND: /, server: /^RECV: / },
  refusal({ text }, dial) {
    const [, what, condition = "", said] = /^(REFUSED|STREAM) (\S*) ?(.*)$/m.exec(text) ?? [];
    if (what === undefined) return undefined;
    const read = what === "REFUSED" ? saslRefusal : streamRefusal;
    return read(condition, said, dial);
  },
};

export default programClient(slixmpp);
