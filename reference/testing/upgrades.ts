import { Buffer } from "node:buffer";
import { auth, header } from "./xmpp.ts";

const PASSWORD = "maple-lantern-one";

/** How a protocol goes over to TLS, and what a client says before and after. */
export interface Upgrade {
  readonly protocol: "pop3" | "imap" | "ftp" | "xmpp" | "smtp";
  /** The client's first words, up to the end of the server's. */
  readonly hello: readonly [said: string, heard: string];
  /** The request, and how the go-ahead ends. */
  readonly request: string;
  readonly goAhead: string;
  /** Asks what is offered, and where the answer ends. */
  readonly ask: readonly [said: string, end: string];
  /** What is offered while TLS is possible. */
  readonly offer: string;
  readonly login: string;
  /** What only an opened account says, to what is only asked of one. */
  readonly opened: string;
  /** Half a login: what counts for the other half, which follows. */
  readonly halves: readonly [first: string, second: string];
  /** The answer to that other half alone. */
  readonly refused: string;
  /** The answer to a request in vain. */
  readonly again: string;
  readonly unknown: string;
}

/** What begins a stream. */
export const HEADER = header("to='client1.com' version='1.0'");
const STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
const RESPONSE = Buffer.from(`\0info\0${PASSWORD}`).toString("base64");

/** Every upgrade, for the account info@client1.com of the worked example on its own address. */
export const UPGRADES: readonly Upgrade[] = [
  {
    protocol: "pop3",
    hello: ["", "\r\n"],
    request: "STLS\r\n",
    goAhead: "+OK begin TLS\r\n",
    ask: ["CAPA\r\n", ".\r\n"],
    offer: "\r\nSTLS\r\n",
    login: `USER info\r\nPASS ${PASSWORD}\r\nSTAT\r\n`,
    opened: "+OK 1 3",
    halves: ["USER info\r\n", `PASS ${PASSWORD}\r\n`],
    refused: "-ERR USER first\r\n",
    again: "-ERR in TLS already\r\n",
    unknown: "-ERR unknown command\r\n",
  },
  {
    protocol: "imap",
    hello: ["", "\r\n"],
    request: "s STARTTLS\r\n",
    goAhead: "s OK Begin TLS\r\n",
    ask: ["c CAPABILITY\r\n", "c OK CAPABILITY done\r\n"],
    offer: " STARTTLS ",
    login: `l LOGIN info ${PASSWORD}\r\nm SELECT INBOX\r\n`,
    opened: "* 1 EXISTS",
    halves: ["a AUTHENTICATE PLAIN\r\n*\r\n", `${RESPONSE}\r\n`],
    refused: "BAD A tag and a command expected\r\n",
    again: "s BAD TLS is there already\r\n",
    unknown: "s BAD Unknown command\r\n",
  },
  {
    protocol: "ftp",
    hello: ["", "\r\n"],
    request: "AUTH TLS\r\n",
    goAhead: "234 Begin TLS\r\n",
    ask: ["FEAT\r\n", "211 End\r\n"],
    offer: "\r\n AUTH TLS\r\n",
    login: `USER info\r\nPASS ${PASSWORD}\r\nMLST canary.txt\r\n`,
    opened: "250-",
    halves: ["USER info\r\n", `PASS ${PASSWORD}\r\n`],
    refused: "503 Bad sequence of commands\r\n",
    again: "503 Bad sequence of commands\r\n",
    unknown: "500 Unknown command\r\n",
  },
  {
    protocol: "smtp",
    hello: ["", "\r\n"],
    request: "STARTTLS\r\n",
    goAhead: "220 2.0.0 Begin TLS\r\n",
    ask: ["EHLO client.example\r\n", "250 SIZE 8388608\r\n"],
    offer: "\r\n250-STARTTLS\r\n",
    login: `HELO client.example\r\nAUTH PLAIN ${RESPONSE}\r\n`,
    opened: "235 2.7.0 ",
    halves: ["HELO client.example\r\n", `AUTH PLAIN ${RESPONSE}\r\n`],
    refused: "503 5.5.1 Say hello first\r\n",
    again: "503 5.5.1 TLS is there already\r\n",
    unknown: "500 5.5.2 Unknown command\r\n",
  },
  {
    protocol: "xmpp",
    hello: [HEADER, "</stream:features>"],
    request: STARTTLS,
    goAhead: "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    ask: [HEADER, "</stream:features>"],
    offer: STARTTLS,
    login: auth("info", PASSWORD) + HEADER,
    opened: "<success",
    // The target of the stream before TLS: the one behind it has to name its own.
    halves: ["", header("version='1.0'")],
    refused: "improper-addressing",
    again: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
    unknown: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>",
  },
];
