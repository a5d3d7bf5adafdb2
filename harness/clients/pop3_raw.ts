import { createHash } from "node:crypto";
import { parting } from "./deadline.ts";
import { identify } from "./identity.ts";
import { pop3Offer, stampIn } from "./pop3_offer.ts";
import { refusal } from "./pop3_refusal.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import { fromBase64, SASL, toBase64 } from "./sasl.ts";

/** A command, and the first line of its answer. */
export async function ask(connection: RawConnection, line: string): Promise<string> {
  connection.send(`${line}\r\n`);
  return await connection.line();
}

const MECHANISMS = ["USER", "APOP", ...Object.keys(SASL)];

/** USER and PASS, each with its answer. Nothing: it was accepted. */
export const pop3Halves = {
  async name(connection, dial, { login }) {
    const answer = await ask(connection, `USER ${login}`);
    return answer.startsWith("+OK") ? undefined : refusal(answer, dial);
  },
  async password(connection, dial, { password }) {
    const answer = await ask(connection, `PASS ${password}`);
    return answer.startsWith("+OK") ? undefined : refusal(answer, dial);
  },
} satisfies Record<string, RawTalk["login"]>;

/** So many lines of a body are read. */
const LINES = 99;

/** The first message, as far as a canary would stand in it; nothing where there is none. RETR has some servers mark it as read. */
export async function firstMessage(connection: RawConnection): Promise<string> {
  for (const command of [`TOP 1 ${LINES}`, "RETR 1"]) {
    const first = await ask(connection, command);
    if (first.startsWith("+OK")) return await connection.upTo("\r\n.\r\n");
  }
  return "";
}

export const pop3Talk: RawTalk = {
  async greet(connection) {
    const greeting = await connection.line();
    if (!greeting.startsWith("+OK")) throw new Error(`greeted by ${greeting}`);
    return greeting;
  },
  async upgrade(connection) {
    const answer = await ask(connection, "STLS");
    if (!answer.startsWith("+OK")) throw new Error(`STLS was answered by ${answer}`);
    return undefined;
  },
  async offer(connection, _dial, greeting) {
    const told = [await ask(connection, "CAPA")];
    while (told[0]?.startsWith("+OK") && told.at(-1) !== ".") told.push(await connection.line());
    return pop3Offer(greeting, told.join("\n"));
  },
  async login(connection, dial, credentials, greeting) {
    const { login, password } = credentials;
    const mechanism = SASL[dial.mechanism];
    let answer: string;
    if (mechanism) {
      const exchange = mechanism.exchange(credentials);
      const first = dial.carriage === "initial";
      answer = await ask(
        connection,
        `AUTH ${mechanism.wire}${first ? ` ${toBase64(exchange.answer("", 0)) || "="}` : ""}`,
      );
      for (let step = first ? 1 : 0; /^\+( |$)/.test(answer); step++) {
        const challenge = fromBase64(answer.slice(2));
        answer = await ask(connection, toBase64(exchange.answer(challenge, step)));
      }
      if (answer.startsWith("+OK")) exchange.accepted?.();
    } else if (dial.mechanism === "APOP") {
      const stamp = stampIn(greeting) ?? "";
      const digest = createHash("md5").update(stamp + password).digest("hex");
      answer = await ask(connection, `APOP ${login} ${digest}`);
    } else {
      return await pop3Halves.name(connection, dial, credentials) ??
        await pop3Halves.password(connection, dial, credentials);
    }
    return answer.startsWith("+OK") ? undefined : refusal(answer, dial);
  },
  async identify(connection, dial) {
    const message = await firstMessage(connection);
    await parting(ask(connection, "QUIT"));
    return identify(message, dial);
  },
};

export default rawClient(
  "pop3",
  ({ login, password, mechanism }) =>
    MECHANISMS.includes(mechanism) && (mechanism in SASL || !/[\r\n]/.test(login + password)),
  pop3Talk,
);
