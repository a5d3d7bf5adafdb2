import { authzId, bind, extended, EXTENSION, framed } from "../clients/ldap_message.ts";
import { SASL } from "../clients/sasl.ts";
import type { Step, Talk } from "./talk.ts";

const message = (id: number, operation: Parameters<typeof framed>[1]): Step => ({
  sendBase64: framed(id, operation).toString("base64"),
});

/** A message is a SEQUENCE; lengths are short, or of up to four octets. Its result code comes first in the operation (RFC 4511, 4.1.9). */
const LENGTH = "(?:[\\x00-\\x7f]|\\x81[\\s\\S]|\\x82[\\s\\S]{2}|\\x83[\\s\\S]{3}|\\x84[\\s\\S]{4})";

/** The answer `tag` to the message of an id; `yes`: success. Its two texts are awaited no further than their lengths. */
const answer = (id: number, tag: string): Step => {
  const begin = `^0${LENGTH}\\x02\\x01\\x0${id}${tag}${LENGTH}\\x0a\\x01`;
  return { await: `${begin}[\\s\\S]\\x04${LENGTH}[\\s\\S]*\\x04`, yes: `${begin}\\x00` };
};

/** StartTLS, simple bind and PLAIN. A name goes as it stands, and is no DN. */
export const ldap: Talk = {
  // The server waits for the client.
  greet: () => [],
  upgrade: [message(1, extended(EXTENSION.startTls)), answer(1, "\\x78")],
  login({ credentials: { authzid, ...credentials }, mechanism }) {
    const { login, password } = credentials;
    if (mechanism === "SIMPLE") return [message(2, bind(login, { password })), answer(2, "a")];
    const { wire, exchange } = SASL[mechanism]!;
    const said = exchange({ ...credentials, authzid: authzId(authzid) }).answer("", 0);
    return [message(2, bind("", { mechanism: wire, credentials: said })), answer(2, "a")];
  },
};
