import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

// Mail goes to john alone: what is in the INBOX of others stays as it is.
const MAIL = "MAIL FROM:<bob@far.example>\r\n";
const ENVELOPE = `LHLO far.example\r\n${MAIL}RCPT TO:<john@client2.com>\r\n`;

// What LMTP has of its own; the rest is SMTP's, and attacked there.
besieged({
  protocol: "lmtp",
  openings: ["", "LHLO far.example\r\n", ENVELOPE, `${ENVELOPE}RCPT TO:<sales@client1.com>\r\n`],
  valid: [
    "LHLO far.example",
    "MAIL FROM:<>",
    "RCPT TO:<john@client2.com>",
    "RCPT TO:<sales@client1.com>",
    "RCPT TO:<nobody@client1.com>",
    "DATA\r\nSubject: x\r\n\r\n..\r\n.",
    "RSET",
    "NOOP",
  ],
  broken: [
    "",
    "LHLO",
    "LHLO a b",
    "LHLO <>",
    "EHLO far.example",
    "HELO far.example",
    "AUTH PLAIN AGluZm8AeA==",
    "RCPT TO:<>",
    "RCPT TO:<john@client2.com>\r\n".repeat(120).trimEnd(),
    "DATA x",
    "BDAT 5 LAST",
    "STARTTLS",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ],
  last: ["QUIT", "DATA\r\n" + "x".repeat(70_000), "x".repeat(1_001), "LHLO x\nQU"],
  morsels: ["<", ">", "\r\n.\r\n", "\n.\n", "\r\nDATA\r\n", "\0", "@"],
  end: "\r\n",
  inputsPerConnection: 10,
});

const HELLO = "220 ...\r\n";

answers("lmtp", [
  ["EHLO and HELO", "EHLO x\r\nHELO x\r\n", `${HELLO}500 5.5.2...\r\n500 5.5.2...\r\n`],
  [
    "DATA without a recipient",
    "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@client1.com>\r\nDATA\r\n",
    `${HELLO}<lines>250 2.1.0...\r\n550 5.1.1...\r\n503 5.5.1...\r\n`,
  ],
]);
