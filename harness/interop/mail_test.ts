import { assert, assertEquals } from "@std/assert";
import { SECURITIES } from "../../fixtures/endpoint.ts";
import { sendMail } from "../clients/mail.ts";
import { CURL_BASICS, userLine } from "./curl.ts";
import type { Left } from "./program.ts";
import { folderFor } from "./run.ts";
import type { Served } from "./served.ts";
import { shared } from "./shared.ts";
import { type Letter, MECHANISMS, SWAKS, swaks, turnedAway, welcomed } from "./swaks.ts";
import { passwordOf, WORKED_LOGINS } from "./worked_logins.ts";

const server = shared("fixtures/worked_example.json");
const CURL = { command: "curl", package: "curl" };
const ADDRESS = "127.0.1.1";

interface Login {
  readonly address: string;
  readonly name: string;
  readonly password: string;
}

async function said(
  served: Served,
  { address, ...who }: Login,
  security: typeof SECURITIES[number],
  mechanism: string | undefined,
  letter?: Letter,
): Promise<Left> {
  await using folder = await folderFor({ authority: served.authority, address });
  const port = served.portOf("smtp", address, security);
  return await folder.run(SWAKS, swaks({ address, port, ...who }, security, mechanism, letter));
}

/** SMTP shows nothing of an account: whose password was taken, and what the server says to it. */
for (const security of SECURITIES) {
  for (const mechanism of MECHANISMS) {
    Deno.test(`swaks (${security}, ${mechanism}) logs in as who the worked example says, and as nobody else`, async () => {
      const served = server();
      const logins = WORKED_LOGINS.smtp;
      const usual = security === "plain" && mechanism === "PLAIN";
      for (const { address, name, opens, namesake } of usual ? logins : logins.slice(-2)) {
        const by = (password: string) =>
          said(served, { address, name, password }, security, mechanism);
        const where = `${name} on ${address}`;
        assertEquals(welcomed(await by(passwordOf(opens))), opens, where);
        assert(turnedAway(await by(passwordOf(namesake))), `${where}: ${namesake}'s password`);
        assert(turnedAway(await by("wrong-password")), `${where}: a wrong password`);
        assertEquals(welcomed(await by(passwordOf(opens))), opens, where);
      }
    });
  }
}

/** Whether curl finds a letter in an account's INBOX. */
async function lies(served: Served, account: string, { subject }: Letter): Promise<boolean> {
  await using folder = await folderFor({ authority: served.authority, address: ADDRESS });
  const port = served.portOf("imap", ADDRESS, "plain");
  const { code, text } = await folder.run(CURL, {
    args: [...CURL_BASICS, "--config", "-", `imap://${ADDRESS}:${port}/INBOX?SUBJECT%20${subject}`],
    stdin: userLine(account, passwordOf(account)),
  });
  assertEquals(code, 0, text.replaceAll(passwordOf(account), "(password)"));
  return /^\* SEARCH \d/m.test(text);
}

/** The names that mail is sent to, where it comes, and where a server that reads them wrongly would put it. */
const ADDRESSED = [
  ["info@client2.com", "info@client2.com", "info@client1.com"],
  ["help@client1.com", "info@client1.com", "info@company.com"],
  ["sales@company.com", "john@client2.com", "john@company.com"],
  ["staff@company.com", "john@company.com", "john@client2.com"],
  ["INFO@Mail.Client2.com", "info@client2.com", "info@company.com"],
] as const;

/** Who sends, and how; true: the server took it. */
const WAYS: Readonly<
  Record<string, (served: Served, letter: Letter) => Promise<boolean>>
> = {
  "swaks, logged in over TLS": async (served, letter) => {
    const password = passwordOf("john@client1.com");
    const who = { address: ADDRESS, name: "john@client1.com", password };
    return (await said(served, who, "upgrade", "PLAIN", letter)).code === 0;
  },
  "swaks, without a login": async (served, letter) => {
    const nobody = { address: ADDRESS, name: "", password: "" };
    return (await said(served, nobody, "plain", undefined, letter)).code === 0;
  },
  "nodemailer over SMTP": (served, letter) => sent(served, "smtp", letter),
  "nodemailer over LMTP": (served, letter) => sent(served, "lmtp", letter),
};

async function sent(
  served: Served,
  protocol: "smtp" | "lmtp",
  { to, subject }: Letter,
): Promise<boolean> {
  const port = served.portOf(protocol, ADDRESS, "plain");
  const answer = await sendMail(
    { protocol, address: ADDRESS, port, security: "plain" },
    {
      from: "sender@loginspec.invalid",
      to,
      content: `To: <${to}>\r\nSubject: ${subject}\r\n\r\n.one dot\r\n..two\r\n`,
    },
    10_000,
  );
  return answer.kind === "accepted";
}

for (const [title, send] of Object.entries(WAYS)) {
  Deno.test(`${title}: mail comes to the account that its name opens, and to no namesake's`, async () => {
    const served = server();
    for (const [to, account, another] of ADDRESSED) {
      const letter = { to, subject: `t${crypto.randomUUID().replaceAll("-", "")}` };
      assert(await send(served, letter), `${to} was not taken`);
      assert(await lies(served, account, letter), `${to}: nothing came to ${account}`);
      assert(!await lies(served, another, letter), `${to}: it came to ${another} too`);
    }
    assert(!await send(served, { to: "nobody@client1.com", subject: "x" }), "nobody was taken");
  });
}
