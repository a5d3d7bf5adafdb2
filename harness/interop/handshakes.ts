import type { Security } from "../../fixtures/endpoint.ts";
import { userLine } from "./curl.ts";
import { WHO } from "./looks.ts";
import { type Call, FILES, type Left, type Spoken } from "./program.ts";
import { PYTHON } from "./python.ts";
import { passwordOf } from "./worked_logins.ts";

/** Many connections that go over to TLS, by one process. */
export interface Many {
  readonly count: number;
  readonly manner: "in a row" | "side by side";
}

export interface Shaker {
  readonly program: string;
  readonly protocol: Spoken;
  readonly security: Exclude<Security, "plain">;
  readonly command: string;
  readonly package: string;
  call(address: string, port: number, many: Many): Call;
  /** How many handshakes it says were well: the certificate verified, and the server's next answer read. */
  well(left: Left): number;
}

/** What is said in clear before TLS begins, and what is said and awaited once it stands. A zero byte ends a XIMSS message. */
const TALKS: Readonly<
  Record<Spoken, { readonly clear: Turns; readonly greeted: Turns; readonly secured: Turns }>
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
      [
        "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='company.com'>",
        "</stream:features>",
      ],
      ["<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed"],
    ],
    greeted: [],
    secured: [[
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='company.com'>",
      "</stream:features>",
    ]],
  },
  ximss: {
    clear: [['<starttls id="1"/>\0', '<response id="1"/>']],
    greeted: [],
    secured: [['<noop id="2"/>\0', '<response id="2"/>']],
  },
  web: {
    clear: [],
    greeted: [],
    secured: [["GET / HTTP/1.0\r\n\r\n", "<form"]],
  },
};

/** Said, and what is then awaited. */
type Turns = readonly (readonly [said: string, awaited: string])[];

const SCRIPT = `
import json, socket, ssl, sys, threading
it = json.load(sys.stdin)
context = ssl.create_default_context(cafile="${FILES.authority}")
together = threading.Barrier(it["count"] if it["threads"] else 1)
well = []

def turn(talk, said, awaited):
    talk.sendall(said.encode())
    heard = b""
    while awaited.encode() not in heard:
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
export const pythonShaker = (protocol: Spoken, security: Shaker["security"]): Shaker => ({
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

/** What is asked for, and what shows that it was given. No data connection of FTP's: for one of these curl waits a second. */
const CURLED = {
  pop3: { scheme: "pop3", path: "/1", options: [], shows: /Canary [0-9a-f]{24} of the account/g },
  imap: {
    scheme: "imap",
    path: "/INBOX;MAILINDEX=1",
    options: [],
    shows: /Canary [0-9a-f]{24} of the account/g,
  },
  ftp: { scheme: "ftp", path: "/canary.txt", options: ["head"], shows: /^Content-Length: \d+/gm },
} as const;

/** curl logs in each time. It goes on with a connection that it has for the same name: each is spelled another way (name.case). */
export function curlShaker(
  protocol: keyof typeof CURLED,
  security: Shaker["security"],
): Shaker {
  const { scheme, path, options, shows } = CURLED[protocol];
  const transfer = (address: string, port: number, name: string) =>
    [
      ...["silent", "show-error", "ssl-reqd", ...options],
      `cacert = ${FILES.authority}`,
      `write-out = "CONNECTED %{num_connects}\\n"`,
      `url = "${scheme}${security === "tls" ? "s" : ""}://${address}:${port}${path}"`,
      userLine(name, passwordOf(WHO)),
    ].join("\n");
  return {
    program: "curl",
    protocol,
    security,
    command: "curl",
    package: "curl",
    call: (address, port, { count, manner }) => ({
      args: [
        "--disable",
        ...manner === "in a row"
          ? []
          : ["--parallel", "--parallel-immediate", "--parallel-max", String(count)],
        ...["--config", "-"],
      ],
      stdin: Array.from({ length: count }, (_, n) => transfer(address, port, spelling(WHO, n)))
        .join("next\n"),
    }),
    well: ({ code, text }) => {
      const fresh = text.match(/^CONNECTED 1$/gm)?.length ?? 0;
      const shown = text.match(shows)?.length ?? 0;
      return code === 0 ? Math.min(fresh, shown) : 0;
    },
  };
}

/** The same name with other capitals for each number. */
function spelling(name: string, number: number): string {
  let bit = 1;
  return name.replace(/[a-z]/g, (letter) => {
    const capital = (number & bit) !== 0;
    bit <<= 1;
    return capital ? letter.toUpperCase() : letter;
  });
}
