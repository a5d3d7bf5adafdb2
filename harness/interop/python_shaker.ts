import { FILES, type Spoken } from "./program.ts";
import { PYTHON } from "./python.ts";
import type { Shaker } from "./shaker.ts";

/** Said, and what is then awaited. */
type Turns = readonly (readonly [said: string, awaited: string])[];

const STREAM = "<stream:stream to='company.com' version='1.0' xmlns='jabber:client' " +
  "xmlns:stream='http://etherx.jabber.org/streams'>";

/** LDAP is no text: its handshakes are ldapts's. */
type Shaken = Exclude<Spoken, "ldap">;

/** What is said in clear before TLS begins, and what is said and awaited once it stands. A zero byte ends a XIMSS message. */
const TALKS: Readonly<
  Record<Shaken, { readonly clear: Turns; readonly greeted: Turns; readonly secured: Turns }>
> = {
  pop3: {
    clear: [["STLS\r\n", "+OK"]],
    greeted: [["", "+OK"]],
    secured: [["CAPA\r\n", "\r\n.\r\n"]],
  },
  imap: {
    clear: [["a STARTTLS\r\n", "a OK"]],
    greeted: [["", "* OK"]],
    secured: [["b NOOP\r\n", "b OK"]],
  },
  ftp: {
    clear: [["AUTH TLS\r\n", "234"]],
    greeted: [["", "220"]],
    secured: [["PBSZ 0\r\n", "200"]],
  },
  xmpp: {
    clear: [
      [STREAM, "</stream:features>"],
      ["<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed"],
    ],
    greeted: [],
    secured: [[STREAM, "</stream:features>"]],
  },
  ximss: {
    clear: [['<starttls id="1"/>\0', '<response id="1"/>\0']],
    greeted: [],
    secured: [['<noop id="2"/>\0', '<response id="2"/>\0']],
  },
  smtp: {
    clear: [["EHLO [127.0.0.1]\r\n", "\r\n250 "], ["STARTTLS\r\n", "220 "]],
    greeted: [["", "220 "]],
    secured: [["NOOP\r\n", "250 "]],
  },
  web: {
    clear: [],
    greeted: [],
    secured: [["GET / HTTP/1.0\r\n\r\n", "<form"]],
  },
};

const SCRIPT = `
import json, socket, ssl, sys, threading
it = json.load(sys.stdin)
context = ssl.create_default_context(cafile="${FILES.authority}")
together = threading.Barrier(it["count"] if it["threads"] else 1)
well = []

def turn(talk, said, awaited):
    talk.sendall(said.encode())
    heard = b""
    # What is left of the answer would be taken for TLS.
    while awaited.encode() not in heard or heard[-1:] not in (b"\\n", b">", b"\\0"):
        more = talk.recv(4096)
        if not more:
            raise EOFError(heard)
        heard += more

def shake():
    with socket.create_connection((it["address"], it["port"]), timeout=20) as plain:
        if it["upgrade"]:
            for said, awaited in it["greeted"] + it["clear"]:
                turn(plain, said, awaited)
        together.wait(20)
        with context.wrap_socket(plain, server_hostname=it["address"]) as talk:
            for said, awaited in ([] if it["upgrade"] else it["greeted"]) + it["secured"]:
                turn(talk, said, awaited)
            well.append(talk.version())

if it["threads"]:
    threads = [threading.Thread(target=shake) for _ in range(it["count"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    for _ in range(it["count"]):
        shake()
print("WELL", len(well))
`;

/** Python's ssl: a full handshake for each connection; side by side all shake hands at one moment. */
export const pythonShaker = (protocol: Shaken, security: Shaker["security"]): Shaker => ({
  program: "Python's ssl",
  protocol,
  security,
  command: PYTHON,
  package: "python3-minimal",
  call: (address, port, { count, manner }) => ({
    args: ["-B", "shake.py"],
    files: { "shake.py": SCRIPT },
    stdin: JSON.stringify({
      ...TALKS[protocol],
      address,
      port,
      count,
      threads: manner === "side by side",
      upgrade: security === "upgrade",
    }),
  }),
  well: ({ code, text }) => code === 0 ? Number(/^WELL (\d+)$/m.exec(text)?.[1] ?? 0) : 0,
});
