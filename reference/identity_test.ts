import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../fixtures/canary.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { startReference } from "./mod.ts";
import { call, gone } from "./server/_echo.ts";
import { auth, bindAs, header } from "./testing/xmpp.ts";

type Served = "imap" | "ftp" | "xmpp";

const { token } = canaryOf(workedExample.name, "info@client2.com");

interface Programs {
  /** How clients of different makes begin. */
  readonly hellos: readonly [string, string];
  /** What both say then. */
  readonly talk: string;
  /** What shows that it was a talk with an account. */
  readonly shown: string;
}

const PROGRAMS: Readonly<Record<Served, Programs>> = {
  imap: {
    hellos: [
      'i ID ("name" "Apple Mail" "version" "16.0")\r\n',
      'i ID ("name" "Outlook" "support-url" NIL)\r\n',
    ],
    talk: [
      "a LOGIN info granite-feather-two",
      "a LOGIN info%client2.com granite-feather-two",
      "a SELECT INBOX",
      "a FETCH 1 (UID FLAGS BODY.PEEK[TEXT])",
      "a LOGOUT\r\n",
    ].join("\r\n"),
    shown: token,
  },
  ftp: {
    hellos: ["CLNT FileZilla\r\n", "CLNT WinSCP\r\n"],
    talk: [
      "USER info",
      "PASS granite-feather-two",
      "USER info%client2.com",
      "PASS granite-feather-two",
      "PWD",
      "STAT",
      "MLST canary.txt",
      "QUIT\r\n",
    ].join("\r\n"),
    shown: "\r\n230 ",
  },
  xmpp: {
    hellos: [
      header("to='client2.com' version='1.0' xml:lang='de' from='info@client2.com'"),
      header("to='client2.com' version='1.0' xml:lang='fr'"),
    ],
    talk: [
      auth("info", "brass-kettle-main"),
      auth("info", "granite-feather-two"),
      header("to='client2.com' version='1.0'"),
      bindAs("desk"),
      "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>",
      "</stream:stream>",
    ].join(""),
    shown: token,
  },
};

/** All that is answered. Without what differs each time: stream ids, and the addressee that a client names itself. */
async function heard(protocol: Served, said: string): Promise<string> {
  await using reference = await startReference(workedExample, {
    serve: [protocol],
    addresses: ["127.0.0.1"],
  });
  const endpoint = reference.endpoints[0];
  assert(endpoint);
  const { socket, rest } = await call(endpoint);
  socket.end(Buffer.from(said));
  const all = await rest();
  await gone(socket);
  return all.replace(/ id='[0-9a-f]{24}'/g, "").replace(/ to='info@client2.com'(?= version)/, "");
}

for (const [protocol, { hellos, talk, shown }] of Object.entries(PROGRAMS)) {
  Deno.test(`${protocol} answers two clients alike, whatever they say they are`, async () => {
    const one = await heard(protocol as Served, hellos[0] + talk);
    const other = await heard(protocol as Served, hellos[1] + talk);
    assertEquals(one, other);
    assert(one.includes(shown), one);
  });
}

Deno.test("xmpp binds the resource that a client asks for to the account that it opened", async () => {
  const begin = PROGRAMS.xmpp.hellos[0] + auth("info", "granite-feather-two") +
    header("to='client2.com' version='1.0'");
  const phone = await heard("xmpp", begin + bindAs("phone"));
  const desk = await heard("xmpp", begin + bindAs("desk"));
  assert(phone.includes("<jid>info@client2.com/phone</jid>"), phone);
  assertEquals(phone.replaceAll("/phone", "/desk"), desk);
});
