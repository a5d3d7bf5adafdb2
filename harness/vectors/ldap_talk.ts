import { authzId, bind, extended, EXTENSION, framed } from "../clients/ldap_message.ts";
import { SASL } from "../clients/sasl.ts";
import type { Step, Talk } from "./talk.ts";

const message = (id: number, operation: Parameters<typeof framed>[1]): Step => ({
  sendBase64: framed(id, operation).toString("base64"),
});

/** A length (X.690, 8.1.3): some servers write every one in the long form. */
const LENGTH = `(?:[\\x00-\\x7f]|${
  [1, 2, 3, 4].map((octets) => `\\x8${octets}[\\s\\S]{${octets}}`).join("|")
})`;

/** An answer to a bind, or to an extended operation, up to its result code (RFC 4511, 4.1.1 and 4.1.9). */
const BEGIN = `^0${LENGTH}\\x02\\x01[\\s\\S][\\x61\\x78]${LENGTH}\\x0a`;

/** The expressions of a step. */
export const ANSWER = {
  await: `${BEGIN}(?:\\x01[\\s\\S]|\\x02[\\s\\S]{2})\\x04`,
  yes: `${BEGIN}\\x01\\x00\\x04`,
} as const satisfies Step;

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
