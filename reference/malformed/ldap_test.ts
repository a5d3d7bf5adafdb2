import { Buffer } from "node:buffer";
import {
  ANY_CLASS,
  ber,
  extension,
  present,
  request,
  ROOT_DSE,
  saslBind,
  searching,
  simpleBind,
  START_TLS,
  UNBIND,
  WHO_AM_I,
} from "../testing/ldap.ts";
import { besieged } from "./_siege.ts";

// What is answered to each kind of nonsense stands beside the protocol, in message_test.ts.

const NAME = "john@client2.com";
const PASSWORD = "saffron-bridge-two";

/** One character a byte. */
const text = (...messages: readonly Uint8Array[]) => Buffer.concat(messages).toString("latin1");
const asked = (...operations: readonly Uint8Array[]) =>
  text(...operations.map((operation, at) => request(at + 1, operation)));

const BOUND = asked(simpleBind(NAME, PASSWORD));
const PLAIN = saslBind("PLAIN", `\0${NAME}\0${PASSWORD}`);
const CONTROL = ber(0xa0, ber(0x30, ber(4, "1.2.840.113556.1.4.319"), ber(1, "\xff"), ber(4, "")));

const value = (tag: number, name: string, said: string) => ber(tag, ber(4, name), ber(4, said));
const FILTER = ber(
  0xa0,
  ANY_CLASS,
  ber(0xa1, value(0xa3, "uid", "john"), present("mail")),
  ber(0xa2, value(0xa5, "uid", "x")),
  ber(0xa4, ber(4, "mail"), ber(0x30, ber(0x80, "j"), ber(0x81, "h"), ber(0x82, "com"))),
  ber(0xa9, ber(0x81, "2.5.13.5"), ber(0x82, "uid"), ber(0x83, "x")),
);
const nested = (depth: number): Uint8Array =>
  depth === 0 ? ANY_CLASS : ber(0xa2, nested(depth - 1));

/** Bytes of a message whose length says otherwise. */
const framed = (...length: number[]) => String.fromCharCode(0x30, ...length) + "\x02\x01\x01\x42\0";

besieged({
  protocol: "ldap",
  openings: ["", BOUND, BOUND, asked(PLAIN), asked(saslBind("CRAM-MD5")), asked(saslBind("PLAIN"))],
  valid: [
    asked(simpleBind(NAME, PASSWORD)),
    asked(simpleBind("", "")),
    asked(PLAIN),
    asked(saslBind("CRAM-MD5")),
    asked(saslBind("CRAM-MD5", `${NAME} ${"0".repeat(32)}`)),
    asked(searching()),
    asked(searching({ filter: FILTER })),
    asked(searching({ base: "uid=john,dc=client2,dc=com", scope: 0, attributes: ["mail", "*"] })),
    asked(searching(ROOT_DSE)),
    asked(extension(WHO_AM_I)),
    asked(extension(START_TLS)),
    asked(ber(0x66, ber(4, "uid=john"), ber(0x30))),
    asked(ber(0x50, "\x01")),
    text(request(1, searching(), CONTROL)),
    asked(simpleBind(NAME, "x"), searching(), extension(WHO_AM_I)),
  ],
  broken: [
    "",
    "\0",
    framed(0x80),
    framed(0x84, 0xff, 0xff, 0xff, 0xff),
    framed(0x88, 0, 0, 0, 0, 0, 0, 0, 5),
    framed(0x82, 0x27, 0x11),
    framed(0x04),
    framed(0x06),
    asked(ber(0x61)),
    asked(ber(0x60)),
    asked(ber(0x63)),
    asked(ber(0x77)),
    asked(simpleBind(NAME, PASSWORD, 2)),
    asked(simpleBind(new Uint8Array([0xff, 0]), PASSWORD)),
    asked(saslBind("")),
    asked(saslBind("constructor", "x")),
    asked(saslBind("PLAIN", "\0\0\0\0")),
    asked(extension("constructor")),
    asked(extension("__proto__")),
    asked(searching({ filter: nested(19) })),
    asked(searching({ filter: nested(200) })),
    asked(searching({ filter: ber(0xa0, ...Array<Uint8Array>(3_000).fill(ber(0xa1))) })),
    asked(searching({ filter: present("x".repeat(5_000)) })),
    asked(searching({ attributes: Array<string>(2_000).fill("uid") })),
    asked(searching({ base: "=,".repeat(2_000), scope: 2 })),
    asked(searching({ base: "\\".repeat(2_001), scope: 2 })),
    asked(searching({ base: `uid=${" ".repeat(5_000)}x`, scope: 2 })),
    text(request(0, UNBIND)),
    "GET / HTTP/1.1\r\nHost: client1.com\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ],
  last: [asked(UNBIND), framed(0x82, 0x10, 0), asked(searching()).slice(0, -1)],
  morsels: ["\x30", "\x80", "\x84\x7f\xff\xff\xff", "\xa0\x80", "\x04\0", "\x0a\x01", "\x1f\x81"],
  end: "",
  inputsPerConnection: 1,
});
