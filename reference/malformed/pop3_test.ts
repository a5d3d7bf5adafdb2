import { Buffer } from "node:buffer";
import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

const LOGIN = "USER john@client2.com\r\nPASS saffron-bridge-two\r\n";
const PLAIN = Buffer.from("\0john@client2.com\0saffron-bridge-two").toString("base64");

besieged({
  protocol: "pop3",
  openings: ["", "", LOGIN, LOGIN, LOGIN + "DELE 1\r\n", "USER john\r\n", "AUTH PLAIN\r\n"],
  valid: [
    "USER john@client2.com",
    "PASS saffron-bridge-two",
    "APOP john@client2.com 0123456789abcdef0123456789abcdef",
    `AUTH PLAIN ${PLAIN}`,
    "AUTH LOGIN",
    "AUTH CRAM-MD5",
    PLAIN,
    "STAT",
    "LIST 1",
    "UIDL 1",
    "RETR 1",
    "TOP 1 10",
    "DELE 1",
    "RSET",
    "NOOP",
    "CAPA",
  ],
  broken: [
    "",
    " ",
    "USER",
    "PASS",
    "APOP",
    "APOP john",
    "APOP john " + "f".repeat(33),
    "AUTH PLAIN =",
    "AUTH PLAIN ====",
    "AUTH PLAIN AA",
    "AUTH PLAIN AAA=A",
    "AUTH PLAIN *",
    "AUTH X",
    "AUTH LOGIN\r\n*",
    "AUTH CRAM-MD5\r\n!",
    "LIST -1",
    "LIST 0",
    "LIST 1 1",
    "RETR 99999999999999999999",
    "RETR 0x1",
    "TOP 1",
    "TOP 1 -1",
    "TOP 1 1e99",
    "TOP 99999999999999999999 99999999999999999999",
    "DELE ../1",
    "STLS",
    "XTND XMIT",
    "NOOP\0",
    "\0NOOP",
    "N\rOOP",
    "GET / HTTP/1.1\r\nHost: client1.com",
    "a LOGIN info pass",
    "<stream:stream to='client1.com'>",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ],
  last: [
    "QUIT",
    "STAT\r\nQUIT",
    "x".repeat(1_001),
    "USER " + "\xff".repeat(5_000),
    "USER john\nQU",
  ],
  morsels: ["=", "\r\nUSER ", "\r\n.\r\n", "\0", " 1", "*"],
  end: "\r\n",
  inputsPerConnection: 10,
});

const IN = "+OK...\r\n+OK...\r\n+OK...messages\r\n";

answers("pop3", [
  ["no command at all", "\r\n", "+OK...\r\n-ERR...\r\n"],
  ["an unknown command", "XYZZY 1\r\nNOOP2\r\n", "+OK...\r\n-ERR...\r\n-ERR...\r\n"],
  ["another protocol", "a LOGIN info pass\r\n", "+OK...\r\n-ERR...\r\n"],
  ["NUL in a command", "NO\0OP\r\nCAPA\r\n", "+OK...\r\n-ERR...\r\n+OK...\r\n<lines>.\r\n"],
  ["a command before its time", "STAT\r\nRETR 1\r\n", "+OK...\r\n-ERR...\r\n-ERR...\r\n"],
  ["PASS without USER", "PASS brass-kettle-main\r\n", "+OK...\r\n-ERR...\r\n"],
  ["a second login", LOGIN + "USER info\r\n", IN + "-ERR...\r\n"],
  [
    "SASL that is no base64",
    "AUTH PLAIN !!!\r\nCAPA\r\n",
    "+OK...\r\n-ERR...\r\n+OK...\r\n<lines>.\r\n",
  ],
  ["an exchange that is cut off", "AUTH PLAIN\r\n", "+OK...\r\n+ \r\n"],
  [
    "numbers that are none",
    LOGIN + "RETR 0\r\nRETR -1\r\nRETR 1e0\r\nRETR 99999999999999999999\r\n",
    IN + "-ERR...\r\n-ERR...\r\n-ERR...\r\n-ERR...\r\n",
  ],
  [
    "a line that is too long",
    "USER " + "x".repeat(1_000),
    "+OK...\r\n-ERR [SYS/PERM] too long\r\n",
  ],
  [
    "a line that is too long, after a login",
    LOGIN + "x".repeat(9_000) + "\r\nSTAT\r\n",
    IN + "-ERR [SYS/PERM] too long\r\n",
  ],
  ["a line without its end", LOGIN + "STAT", IN],
  [
    "refused logins without end",
    "USER info\r\nPASS x\r\n".repeat(9),
    "+OK..." + "\r\n+OK...\r\n-ERR...".repeat(3) + "\r\n",
  ],
]);
