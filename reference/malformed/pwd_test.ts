import { answers } from "./_answers.ts";
import { besieged } from "./_siege.ts";

// Nobody but john gets another password: the siege brings his own back now and then.
const LOGIN = "USER john@client2.com\r\nPASS saffron-bridge-two\r\n";

besieged({
  protocol: "pwd",
  openings: ["", "", LOGIN, LOGIN, "USER john\r\n"],
  valid: [
    "USER john@client2.com",
    "USER john%client2.com",
    "PASS saffron-bridge-two",
    "NEWPASS saffron-bridge-two",
    "QUIT now",
  ],
  broken: [
    "",
    " ",
    "USER",
    "USER ",
    "PASS",
    "PASS ",
    "NEWPASS",
    "NEWPASS ",
    "NEWPASS \xff",
    "SETPASS x",
    "user",
    "USER a@b@c",
    "USER \0",
    "USER %s%n",
    "STLS",
    "AUTH PLAIN AAAA",
    "NEWPASS\tx",
    "GET / HTTP/1.1\r\nHost: client1.com",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ],
  last: ["QUIT", "x".repeat(1_001), "NEWPASS " + "\xff".repeat(5_000), "USER john\nQU"],
  morsels: ["\r\nUSER ", "\r\nNEWPASS ", "\r\nNEWPASS x", "NEWPASS"],
  end: "\r\n",
  inputsPerConnection: 10,
});

const READY = "200 Password service ready\r\n";
const NEXT = "300 Send the password\r\n";
const IN = `${READY}${NEXT}200 Hello, john@client2.com\r\n`;
const BAD = "500 Bad arguments\r\n";
const UNKNOWN = "500 Unknown command\r\n";
const REFUSED = "500 Login refused\r\n";

answers("pwd", [
  ["no command at all", "\r\n", READY + UNKNOWN],
  ["another protocol", "a LOGIN info pass\r\n", READY + UNKNOWN],
  ["NUL in a command", "US\0ER x\r\nUSER x\r\n", READY + UNKNOWN + NEXT],
  ["a new password before a login", "NEWPASS x\r\n", `${READY}500 Not now\r\n`],
  ["PASS without USER", "PASS brass-kettle-main\r\n", `${READY}500 USER first\r\n`],
  ["a name that is missing", "USER\r\n", READY + BAD],
  ["a name of nothing", "USER \r\nPASS x\r\n", READY + NEXT + REFUSED],
  ["a new password of nothing", `${LOGIN}NEWPASS \r\n`, `${IN}500 Password not changed\r\n`],
  ["a line that is too long", "USER " + "x".repeat(1_000), `${READY}500 too long\r\n`],
  ["a line without its end", `${LOGIN}NEWPASS x`, IN],
  [
    "refused logins without end",
    "USER info\r\nPASS x\r\n".repeat(9),
    READY + (NEXT + REFUSED).repeat(3),
  ],
]);
