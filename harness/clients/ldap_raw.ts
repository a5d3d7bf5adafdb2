import { identifyEntry } from "./ldap_identity.ts";
import { answer, ask, authzId, bind, extended, EXTENSION, RESULT } from "./ldap_message.ts";
import { search, send, unbind } from "./ldap_message.ts";
import { ldapOffer } from "./ldap_offer.ts";
import { refusal } from "./ldap_refusal.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import { SASL } from "./sasl.ts";

/** More steps has no mechanism. */
const STEPS = 5;

export const ldapTalk: RawTalk = {
  // The server waits for the client.
  greet: () => Promise.resolve(""),
  async upgrade(connection) {
    const { result } = await ask(connection, extended(EXTENSION.startTls));
    if (result.code !== RESULT.success) {
      throw new Error(`StartTLS was answered by ${result.code} ${result.text}`);
    }
    return undefined;
  },
  async offer(connection, { mechanism }) {
    if (mechanism === "SIMPLE") return undefined;
    const { entries } = await ask(connection, search("", "base", ["supportedSASLMechanisms"]));
    return ldapOffer(entries[0]?.attributes["supportedsaslmechanisms"] ?? []);
  },
  async login(connection, dial, credentials) {
    const mechanism = SASL[dial.mechanism];
    const authzid = authzId(credentials.authzid);
    const said = mechanism?.exchange({ ...credentials, authzid });
    const first = mechanism?.first && said ? { credentials: said.answer("", 0) } : {};
    let { result } = await ask(
      connection,
      mechanism
        ? bind("", { mechanism: mechanism.wire, ...first })
        : bind(credentials.login, { password: credentials.password }),
    );
    for (
      let step = mechanism?.first ? 1 : 0;
      mechanism && said && result.code === RESULT.saslBindInProgress && step < STEPS;
      step++
    ) {
      const next = said.answer(result.value ?? "", step);
      ({ result } = await ask(
        connection,
        bind("", { mechanism: mechanism.wire, credentials: next }),
      ));
    }
    if (result.code !== RESULT.success) return refusal(result.code, result.text, dial);
    said?.accepted?.(result.value);
    return undefined;
  },
  async identify(connection, dial) {
    const whoAmI = send(connection, extended(EXTENSION.whoAmI));
    const { result } = await answer(connection, whoAmI);
    const { entries } = await ask(connection, search("", "sub"));
    send(connection, unbind());
    return identifyEntry(JSON.stringify(entries), dial, result.value);
  },
};

export default rawClient(
  "ldap",
  ({ mechanism, authzid }) => mechanism in SASL || mechanism === "SIMPLE" && authzid === undefined,
  ldapTalk,
);
