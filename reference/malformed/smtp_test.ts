import { Buffer } from "node:buffer";
import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const PLAIN = base64("\0john@client2.com\0saffron-bridge-two");

// Mail goes to john alone: what is in the INBOX of others stays as it is.
const MAIL = "MAIL FROM:<bob@far.example>\r\n";
const ENVELOPE = `EHLO far.example\r\n${MAIL}RCPT TO:<john@client2.com>\r\n`;

besieged({
  protocol: "smtp",
  openings: [
    "",
    "EHLO far.example\r\n",
    `EHLO far.example\r\nAUTH PLAIN ${PLAIN}\r\n`,
    "EHLO far.example\r\nAUTH LOGIN\r\n",
    `HELO far.example\r\n${MAIL}`,
    ENVELOPE,
    ENVELOPE,
  ],
  valid: [
    "EHLO far.example",
    "HELO [127.0.0.1]",
    `AUTH PLAIN ${PLAIN}`,
    "AUTH CRAM-MD5",
    PLAIN,
    "MAIL FROM:<bob@far.example> SIZE=100 BODY=8BITMIME",
    "RCPT TO:<john@client2.com>",
    'RCPT TO:<@far.example,@a.example:"jo\\hn"@[127.0.1.1]>',
    "RCPT TO:<sales@client1.com>",
    "DATA\r\nSubject: x\r\n\r\n..\r\n.",
    "RSET",
    "VRFY john",
    "NOOP x",
    "HELP",
  ],
  broken: [
    "",
    " ",
    "EHLO",
    "EHLO a b",
    "EHLO <>",
    "HELO \0",
    "LHLO far.example",
    "AUTH",
    "AUTH PLAIN =",
    "AUTH PLAIN ====",
    "AUTH X",
    "AUTH LOGIN\r\n*",
    "AUTH CRAM-MD5\r\n!",
    "MAIL",
    "MAIL FROM:",
    "MAIL FROM:bob@far.example",
    "MAIL FROM:<" + "<".repeat(200),
    "MAIL FROM:<" + "a.".repeat(400) + ">",
    "MAIL FROM:<@" + "a-".repeat(400) + ":b@c>",
    'MAIL FROM:<"' + "\\".repeat(801) + '"@c>',
    "MAIL FROM:<> SIZE=99999999999999999999",
    "MAIL FROM:<> SIZE=-1",
    "MAIL FROM:<> " + "A=B ".repeat(200),
    "RCPT TO:<>",
    "RCPT TO:<@@>",
    "RCPT TO:<john@client2.com",
    "RCPT TO:<john\0@client2.com>",
    "RCPT TO:<" + "%".repeat(800) + "@company.com>",
    "DATA x",
    "STARTTLS",
    "BDAT 5 LAST",
    "EXPN staff",
    "QUIT now",
    "NOOP\0",
    "N\rOOP",
    "GET / HTTP/1.1\r\nHost: client1.com",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ],
  last: [
    "QUIT",
    "DATA\r\n" + "x".repeat(70_000),
    "DATA\r\n" + "\r\n".repeat(40_000) + ".",
    "x".repeat(1_001),
    "RCPT TO:<" + "\xff".repeat(5_000),
    "MAIL FROM:<>\nQU",
  ],
  morsels: ["=", "<", ">", '"', "\\", "\r\n.\r\n", "\n.\n", "\r\nDATA\r\n", "\0", "*", "@"],
  end: "\r\n",
  inputsPerConnection: 10,
});

const HELLO = "220 ...\r\n";
const TO_JOHN = `HELO x\r\n${MAIL}RCPT TO:<john@client2.com>\r\n`;
const FOR_JOHN = `${HELLO}250 ...\r\n250 ...\r\n250 ...\r\n`;

answers("smtp", [
  ["no command at all", "\r\n", `${HELLO}500 5.5.2...\r\n`],
  ["another protocol", "a LOGIN info pass\r\n", `${HELLO}500 5.5.2...\r\n`],
  ["a command before hello", MAIL, `${HELLO}503 5.5.1...\r\n`],
  ["NUL in a command", "NO\0OP\r\nNOOP\r\n", `${HELLO}500 5.5.2...\r\n250 2.0.0...\r\n`],
  [
    "a path that is none",
    "HELO x\r\nMAIL FROM:<a b@c>\r\n",
    `${HELLO}250 ...\r\n501 5.1.7...\r\n`,
  ],
  [
    "SASL that is no base64",
    "HELO x\r\nAUTH PLAIN !!!\r\nNOOP\r\n",
    `${HELLO}250 ...\r\n501 5.5.2...\r\n250 2.0.0...\r\n`,
  ],
  ["an exchange that is cut off", "HELO x\r\nAUTH PLAIN\r\n", `${HELLO}250 ...\r\n334 \r\n`],
  [
    "a message with bare LFs round a dot",
    `${TO_JOHN}DATA\r\nx\n.\nRSET\n.\r\nNOOP\r\n.\r\nHELP\r\n`,
    `${FOR_JOHN}354 ...\r\n250 2.0.0 Delivered\r\n214 ...\r\n`,
  ],
  [
    "a message that is too large",
    `${TO_JOHN}DATA\r\n${"x\r\n".repeat(30_000)}.\r\nNOOP\r\n`,
    `${FOR_JOHN}354 ...\r\n552 5.3.4...\r\n250 2.0.0 Ok\r\n`,
  ],
  [
    "a message without its end",
    `${TO_JOHN}DATA\r\nx\r\n.`,
    `${FOR_JOHN}354 ...\r\n`,
  ],
  ["a line that is too long", "NOOP " + "x".repeat(1_000), `${HELLO}500 5.5.2 Line too long\r\n`],
  ["a line without its end", "HELO x\r\nNOOP", `${HELLO}250 ...\r\n`],
  [
    "refused logins without end",
    "HELO x\r\n" + `AUTH PLAIN ${base64("\0info\0x")}\r\n`.repeat(9),
    `${HELLO}250 ...\r\n${"535 5.7.8...\r\n".repeat(3)}421 4.7.0...\r\n`,
  ],
]);
