import type { Program } from "./program.ts";
import { python } from "./python.ts";

/** The clients of Python's own library. Each says more than REFUSED where another command than the login fails. */
export const PYTHON_CLIENTS: readonly Program[] = [
  python({
    id: "poplib",
    protocol: "pop3",
    script: `
import poplib
client = poplib.POP3(at, port, timeout=10)
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
  python({
    id: "imaplib",
    protocol: "imap",
    script: `
import imaplib
client = imaplib.IMAP4(at, port, timeout=10)
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
  python({
    id: "ftplib",
    protocol: "ftp",
    script: `
import ftplib
client = ftplib.FTP(timeout=10)
client.connect(at, port)
try:
    client.login(name, password)
except ftplib.error_perm as refusal:
    if str(refusal)[:3] != "530":
        raise
    print("REFUSED", refusal)
else:
    client.retrlines("RETR canary.txt")
client.quit()
`,
  }),
];
