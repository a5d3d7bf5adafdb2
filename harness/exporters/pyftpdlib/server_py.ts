/** How a login name becomes a key of `names.json`, in each configuration: what an administrator would add to the library's handler. */
export const READING = {
  taught: `
SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def qualified(name, address):
    """x%domain is x@domain; a simple name gets the Domain of the address."""
    if "@" not in name:
        account, percent, domain = name.rpartition("%")
        own = NAMES["addresses"][address]
        name = account + "@" + domain if percent else name + "@" + own
    account, _, domain = name.rpartition("@")
    if domain in NAMES["mains"] and "%" in account and "@" not in account:
        return qualified(account, address)
    return name


class Handler(TLS_FTPHandler):
    def ftp_AUTH(self, line):
        # What was said in plain text, before it or behind it, counts no more.
        self.flush_account()
        self.ac_in_buffer = b""
        super().ftp_AUTH(line)

    def ftp_USER(self, line):
        name = qualified(line.translate(SMALL), self.socket.getsockname()[0])
        account, _, domain = name.rpartition("@")
        somebody = account.strip("%") and "@" not in account
        everyone = NAMES["domains"].get(domain) if somebody else None
        # A name that is there and nobody's is not everyone's.
        super().ftp_USER(NAMES["names"].get(name, everyone) or NOBODY)
`,
  default: `

class Handler(TLS_FTPHandler):
    def ftp_USER(self, line):
        super().ftp_USER(NAMES["names"].get(line) or NOBODY)
`,
} as const;

/**
 * The server, with `pyftpdlib`. One handler class for each address and kind of port: the library asks a class for its certificate.
 * @param folder where it and its tables lie
 */
export const serverPy = (folder: string, reading: string): string =>
  `#!/usr/bin/python3
# FTP by pyftpdlib, with the names, accounts and addresses of the tables beside this file.
import json
import logging
import string
import sys

from OpenSSL import SSL
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import TLS_DTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

FOLDER = ${JSON.stringify(folder)}
# No account is called so.
NOBODY = "nobody/nowhere"


def table(name):
    with open(FOLDER + "/" + name, encoding="utf-8") as file:
        return json.load(file)


NAMES = table("names.json")
SITE = table("site.json")

authorizer = DummyAuthorizer()
for user, password in table("accounts.json").items():
    authorizer.add_user(user, password, FOLDER + "/homes/" + user, perm="elradfmwMT")
${reading}

def context(certificate):
    made = SSL.Context(SSL.TLS_SERVER_METHOD)
    made.use_certificate_chain_file(FOLDER + "/tls/" + certificate + ".crt")
    made.use_privatekey_file(FOLDER + "/tls/" + certificate + ".key")
    return made


CONTEXTS = {name: context(name) for name in set(SITE["certificates"].values())}


def by_server_name(connection):
    named = (connection.get_servername() or b"").decode("ascii", "replace").lower()
    if named in SITE["certificates"]:
        connection.set_context(CONTEXTS[SITE["certificates"][named]])


def usual(certificate):
    made = context(certificate)
    made.set_tlsext_servername_callback(by_server_name)
    return made


class Data(TLS_DTPHandler):
    def readable(self):
        # Clients may begin TLS before they say what they want: the library takes that for an end.
        return self._ssl_accepting or super().readable()


class Implicit:
    """TLS from the first byte on."""

    def handle(self):
        self.secure_connection(self.ssl_context)

    def handle_ssl_established(self):
        super().handle()


loop = IOLoop()
for port in SITE["listen"]:
    kind = (Implicit, Handler) if port["security"] == "tls" else (Handler,)
    handler = type("Handler", kind, {
        "authorizer": authorizer,
        "dtp_handler": Data,
        "ssl_context": usual(port["certificate"]),
        # Else a refusal waits for three seconds, and the third one on a connection ends it. Elsewhere leave these two out.
        "auth_failed_timeout": 0,
        "max_login_attempts": 100,
        "use_sendfile": False,
    })
    FTPServer((port["address"], port["port"]), handler, ioloop=loop)
logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
loop.loop()
`;
