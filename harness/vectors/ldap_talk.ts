import { authzId, bind, extended, EXTENSION, framed } from "../clients/ldap_message.ts";
import { SASL } from "../clients/sasl.ts";
import type { Step, Talk } from "./talk.ts";

const message = (id: number, operation: Parameters<typeof framed>[1]): Step => ({
  sendBase64: framed(id, operation).toString("base64"),
});

/** A message; the result code is the first thing in its operation, behind two headers of 7 to 15 octets (RFC 4511, 4.1.1 and 4.1.9). */
const ANSWER: Step = { await: "^0[\\s\\S]{13}", yes: "^[\\s\\S]{7,15}\\x0a\\x01\\x00\\x04" };

/** StartTLS, simple bind and PLAIN. A name goes as it stands, and is no DN. */
export const ldap: Talk = {
  // The server waits for the client.
  greet: () => [],
  upgrade: [message(1, extended(EXTENSION.startTls)), ANSWER],
  login({ credentials: { authzid, ...credentials }, mechanism }) {
    const { login, password } = credentials;
    if (mechanism === "SIMPLE") return [message(2, bind(login, { password })), ANSWER];
    const { wire, exchange } = SASL[mechanism]!;
    const said = exchange({ ...credentials, authzid: authzId(authzid) }).answer("", 0);
    return [message(2, bind("", { mechanism: wire, credentials: said })), ANSWER];
  },
};
