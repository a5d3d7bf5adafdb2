import { SECURITIES, type Security } from "../../fixtures/endpoint.ts";
import type { Program } from "./program.ts";
import { python } from "./python.ts";

type Connecting = Readonly<Record<Security, string>>;

const POP3: Connecting = {
  plain: "client = poplib.POP3(at, port, timeout=10)",
  upgrade: "client = poplib.POP3(at, port, timeout=10)\nclient.stls(context)",
  tls: "client = poplib.POP3_SSL(at, port, timeout=10, context=context)",
};

const IMAP: Connecting = {
  plain: "client = imaplib.IMAP4(at, port, timeout=10)",
  upgrade: "client = imaplib.IMAP4(at, port, timeout=10)\nclient.starttls(context)",
  tls: "client = imaplib.IMAP4_SSL(at, port, timeout=10, ssl_context=context)",
};

/** It has no implicit TLS of its own: the socket is wrapped as it is set. `login` sends AUTH TLS by itself where there is none yet. */
const FTP: Connecting = {
  plain: "client = ftplib.FTP(timeout=10)\nprotect = lambda: None",
  upgrade: "client = ftplib.FTP_TLS(timeout=10, context=context)\nprotect = client.prot_p",
  tls: `
class Implicit(ftplib.FTP_TLS):
    @property
    def sock(self):
        return self.__dict__.get("plain")
    @sock.setter
    def sock(self, value):
        if value is not None and not isinstance(value, ssl.SSLSocket):
            value = self.context.wrap_socket(value, server_hostname=self.host)
        self.__dict__["plain"] = value
client = Implicit(timeout=10, context=context)
protect = client.prot_p
`,
};

/** The clients of Python's own library. Each says more than REFUSED where another command than the login fails. */
export const pythonClients = (security: Security): readonly Program[] => [
  python("poplib", { protocol: "pop3", security }, {
    script: `
import poplib
${POP3[security]}
client.user(name)
try:
    client.pass_(password)
except poplib.error_proto as refusal:
    print("REFUSED", refusal)
else:
    for line in client.retr(1)[1]:
        print(line.decode())
client.quit()
`,
  }),
  // It sends the name unquoted, though a percent sign has no place in an atom: servers take it all the same.
  python("imaplib", { protocol: "imap", security }, {
    script: `
import imaplib
${IMAP[security]}
try:
    client.login(name, password)
except imaplib.IMAP4.error as refusal:
    print("REFUSED", refusal)
else:
    client.select("INBOX")
    print(client.fetch("1", "(RFC822)")[1][0][1].decode())
client.logout()
`,
  }),
  python("ftplib", { protocol: "ftp", security }, {
    script: `
import ftplib
${FTP[security]}
client.connect(at, port)
try:
    client.login(name, password)
except ftplib.error_perm as refusal:
    if str(refusal)[:3] != "530":
        raise
    print("REFUSED", refusal)
else:
    protect()
    client.retrlines("LIST")
    client.retrlines("RETR canary.txt")
client.quit()
`,
  }),
];

/** All of them, with every security. */
export const PYTHON_CLIENTS: readonly Program[] = SECURITIES.flatMap(pythonClients);
