import { identifyByPassword } from "./identity_by_password.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import { fromBase64, SASL, toBase64 } from "./sasl.ts";
import { smtpOffer } from "./smtp_offer.ts";
import { refusal } from "./smtp_refusal.ts";
import { type SmtpReply, smtpReply } from "./smtp_reply.ts";

const EHLO = "EHLO client.loginspec.invalid";

function expect(reply: SmtpReply, code: number, what: string): SmtpReply {
  if (reply.code !== code) throw new Error(`${what} was answered by ${reply.text}`);
  return reply;
}

/** The session ends with the login: there is nothing of an account in it. */
export const smtpTalk: RawTalk = {
  async greet(connection) {
    return expect(await smtpReply(connection), 220, "the connection").text;
  },
  async upgrade(connection) {
    expect(await smtpReply(connection, EHLO), 250, "EHLO");
    expect(await smtpReply(connection, "STARTTLS"), 220, "STARTTLS");
    return undefined;
  },
  // Behind TLS it is asked anew (RFC 3207, section 4.2).
  async offer(connection) {
    return smtpOffer(expect(await smtpReply(connection, EHLO), 250, "EHLO").lines.slice(1));
  },
  async login(connection, dial, credentials) {
    const { wire, first: clientFirst, exchange } = SASL[dial.mechanism]!;
    const said = exchange(credentials);
    const first = clientFirst && dial.carriage !== "continuation";
    const initial = first ? ` ${toBase64(said.answer("", 0)) || "="}` : "";
    let reply = await smtpReply(connection, `AUTH ${wire}${initial}`);
    for (let step = first ? 1 : 0; reply.code === 334; step++) {
      const challenge = fromBase64(reply.lines[0] ?? "");
      reply = await smtpReply(connection, toBase64(said.answer(challenge, step)));
    }
    if (reply.code !== 235) return refusal(reply, dial);
    said.accepted?.();
    connection.send("QUIT\r\n");
    return identifyByPassword(reply.text, dial);
  },
};

export default rawClient("smtp", ({ mechanism }) => mechanism in SASL, smtpTalk);
