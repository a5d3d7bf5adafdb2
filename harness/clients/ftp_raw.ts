import { canaryOf } from "../../fixtures/canary.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { parting } from "./deadline.ts";
import { refusal } from "./ftp_refusal.ts";
import { identify } from "./identity.ts";
import { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawDial, type RawTalk } from "./raw_login.ts";

const CANARY_FILE = canaryOf("", "a@b").file.name;

/** An answer to its last line (RFC 959, section 4.2: `123-` opens several, `123 ` ends them). */
export async function reply(connection: RawConnection): Promise<{ code: number; text: string }> {
  const first = await connection.line();
  const code = Number(first.slice(0, 3));
  let text = first;
  for (let line = first; first[3] === "-" && !line.startsWith(`${first.slice(0, 3)} `);) {
    line = await connection.line();
    text += `\n${line}`;
  }
  return { code, text };
}

export async function ask(connection: RawConnection, line: string) {
  connection.send(`${line}\r\n`);
  return await reply(connection);
}

/** What came of a transfer: the first code where it was refused, and what was brought. */
export interface Transferred {
  readonly code: number;
  readonly content: string;
}

/**
 * Has a command (RETR, NLST, STOR) done over a passive data connection (RFC 2428).
 * @param sent for a command that stores: what it is given
 */
export async function transfer(
  connection: RawConnection,
  dial: RawDial,
  command: string,
  sent?: string,
): Promise<Transferred> {
  const { text } = await ask(connection, "EPSV");
  const port = Number(/\|\|\|(\d+)\|/.exec(text)?.[1]);
  if (!port) throw new Error(`no data connection: ${text}`);
  // From the client's own address: a server may take the data connection from no other.
  // What it brings is no talk: it is left out of the transcript.
  const { transcript: _, security, ...opening } = dial;
  const { address } = dial.endpoint;
  const data = await RawConnection.open({ address, port }, { ...opening, security: "plain" });
  try {
    const { code } = await ask(connection, command);
    if (code >= 400) return { code, content: "" };
    // Servers take the handshake up when they have something to send.
    if (security !== "plain") await data.secure();
    if (sent !== undefined) data.socket.end(sent);
    const content = await data.rest();
    return { code: (await reply(connection)).code, content };
  } finally {
    data.close();
  }
}

/** Whose canary is at the top of the file store. */
export async function canaryFile(
  connection: RawConnection,
  dial: RawDial,
): Promise<Observation> {
  // RFC 4217: files go in plain text until these were said.
  if (dial.security !== "plain") {
    for (const command of ["PBSZ 0", "PROT P"]) {
      const { code, text } = await ask(connection, command);
      if (code !== 200) throw new Error(`${command} was answered by ${text}`);
    }
  }
  return identify((await transfer(connection, dial, `RETR ${CANARY_FILE}`)).content, dial);
}

/** HOST, where the dial names one (RFC 7151). Nothing: it was accepted. */
async function host(connection: RawConnection, dial: Dial): Promise<Observation | undefined> {
  if (dial.host === undefined) return undefined;
  const { code, text } = await ask(connection, `HOST ${dial.host}`);
  // 504: the host is not served here (RFC 7151, section 3.2).
  if (code === 504) return { kind: "refused", class: "login", answer: text };
  return code === 220 ? undefined : { kind: "unclear", because: `HOST was answered by ${text}` };
}

/** USER and PASS, each with its answer. Nothing: it was accepted. */
export const ftpHalves = {
  async name(connection, dial, { login }) {
    const unhosted = await host(connection, dial);
    if (unhosted) return unhosted;
    const { code, text } = await ask(connection, `USER ${login}`);
    if (code === 230) return { kind: "unclear", because: "the name alone logged in" };
    return code === 331 ? undefined : refusal(code, text, dial);
  },
  async password(connection, dial, { password }) {
    const { code, text } = await ask(connection, `PASS ${password}`);
    return code === 230 ? undefined : refusal(code, text, dial);
  },
} satisfies Record<string, RawTalk["login"]>;

export const ftpTalk: RawTalk = {
  async greet(connection) {
    const { code, text } = await reply(connection);
    if (code !== 220) throw new Error(`greeted by ${text}`);
    return text;
  },
  async upgrade(connection) {
    const { code, text } = await ask(connection, "AUTH TLS");
    if (code !== 234) throw new Error(`AUTH TLS was answered by ${text}`);
    return undefined;
  },
  async login(connection, dial, { login, password }) {
    const unhosted = await host(connection, dial);
    if (unhosted) return unhosted;
    let answer = await ask(connection, `USER ${login}`);
    if (answer.code === 331) answer = await ask(connection, `PASS ${password}`);
    return answer.code === 230 ? undefined : refusal(answer.code, answer.text, dial);
  },
  async identify(connection, dial) {
    const seen = await canaryFile(connection, dial);
    await parting(ask(connection, "QUIT"));
    return seen;
  },
};

export default rawClient(
  "ftp",
  ({ mechanism, login, password, host = "" }) =>
    mechanism === "USER" && !/[\r\n]/.test(login + password + host),
  ftpTalk,
);
