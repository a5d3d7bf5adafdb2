import { identify } from "./identity.ts";
import { imapOffer } from "./imap_offer.ts";
import { refusal } from "./imap_refusal.ts";
import type { Dial } from "./client.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import type { SaslExchange } from "./mechanism.ts";
import { fromBase64, SASL, toBase64 } from "./sasl.ts";

/** The answers up to the tagged one, which comes last. Untagged literals are read as lines: only their text is looked for. */
async function tagged(
  connection: RawConnection,
  tag: string,
): Promise<{ all: string; last: string }> {
  let all = "";
  while (true) {
    const line = await connection.line();
    if (line.startsWith(`${tag} `)) return { all, last: line.slice(tag.length + 1) };
    if (line.startsWith("* BYE")) throw new Error(line);
    all += `${line}\r\n`;
  }
}

let tags = 0;
const nextTag = () => `L${++tags}`;

/** Quoted where the grammar allows it, else a literal, which any bytes go through. */
async function sendLogin(
  connection: RawConnection,
  tag: string,
  words: readonly string[],
  carriage: Dial["carriage"],
) {
  connection.send(`${tag} LOGIN`);
  for (const word of words) {
    // a quoted string has no control and no 8-bit characters (RFC 3501, section 9)
    if (/^[\x20-\x7e]*$/.test(word) && carriage !== "literal" && carriage !== "literal+") {
      connection.send(` "${word.replace(/["\\]/g, "\\$&")}"`);
      continue;
    }
    const size = new TextEncoder().encode(word).length;
    if (carriage === "literal+") {
      connection.send(` {${size}+}\r\n${word}`);
      continue;
    }
    connection.send(` {${size}}\r\n`);
    const go = await connection.line();
    if (!go.startsWith("+")) return go.replace(/^\S+ /, "");
    connection.send(word);
  }
  connection.send("\r\n");
  return undefined;
}

async function authenticate(
  connection: RawConnection,
  tag: string,
  mechanism: string,
  exchange: SaslExchange,
  first: boolean,
): Promise<string> {
  const initial = first ? ` ${toBase64(exchange.answer("", 0)) || "="}` : "";
  connection.send(`${tag} AUTHENTICATE ${mechanism}${initial}\r\n`);
  for (let step = first ? 1 : 0;; step++) {
    const line = await connection.line();
    if (line.startsWith("+")) {
      connection.send(`${toBase64(exchange.answer(fromBase64(line.slice(1).trim()), step))}\r\n`);
    } else if (line.startsWith(`${tag} `)) {
      const answer = line.slice(tag.length + 1);
      if (/^OK/i.test(answer)) exchange.accepted?.();
      return answer;
    } else if (line.startsWith("* BYE")) throw new Error(line);
  }
}

export const imapTalk: RawTalk = {
  async greet(connection) {
    const greeting = await connection.line();
    if (!/^\* OK/i.test(greeting)) throw new Error(`greeted by ${greeting}`);
    return greeting;
  },
  async upgrade(connection) {
    const tag = nextTag();
    connection.send(`${tag} STARTTLS\r\n`);
    const { last } = await tagged(connection, tag);
    if (!/^OK/i.test(last)) throw new Error(`STARTTLS was answered by ${last}`);
    return undefined;
  },
  // What was told before TLS counts no more (RFC 9051, section 6.2.1).
  restart: () => Promise.resolve(""),
  async offer(connection, _dial, greeting) {
    const told = imapOffer(greeting);
    if (told) return told;
    const tag = nextTag();
    connection.send(`${tag} CAPABILITY\r\n`);
    return imapOffer((await tagged(connection, tag)).all);
  },
  async login(connection, dial, credentials) {
    const tag = nextTag();
    const mechanism = SASL[dial.mechanism];
    const answer = mechanism
      ? await authenticate(
        connection,
        tag,
        mechanism.wire,
        mechanism.exchange(credentials),
        dial.carriage === "initial",
      )
      : await sendLogin(
        connection,
        tag,
        [credentials.login, credentials.password],
        dial.carriage,
      ) ??
        (await tagged(connection, tag)).last;
    const [status = "", ...text] = answer.split(" ");
    return status.toUpperCase() === "OK"
      ? undefined
      : refusal(status.toUpperCase(), text.join(" "), dial);
  },
  async identify(connection, dial) {
    const select = nextTag(), fetch = nextTag(), logout = nextTag();
    // SELECT would take `\Recent` from new messages (RFC 3501, section 6.3.1).
    connection.send(`${select} EXAMINE INBOX\r\n`);
    await tagged(connection, select);
    connection.send(`${fetch} FETCH 1 BODY.PEEK[]\r\n`);
    const { all } = await tagged(connection, fetch);
    connection.send(`${logout} LOGOUT\r\n`);
    return identify(all, dial);
  },
};

export default rawClient(
  "imap",
  ({ mechanism }) => mechanism === "LOGIN" || mechanism in SASL,
  imapTalk,
);
