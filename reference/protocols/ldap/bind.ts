import type { Claim, Exchange } from "../../sasl/mechanism.ts";
import { mechanismNamed, offered } from "../../sasl/offered.ts";
import { shownPassword } from "../../sasl/password.ts";
import { textOf } from "../../sasl/text.ts";
import type { Proof } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { type Element, elementsIn, integerIn, UNIVERSAL } from "./ber.ts";
import { element } from "./ber_write.ts";
import { CODE, type Code, notice, RESPONSE, result } from "./result.ts";
import { ANONYMOUS, type Here, left, OVER, type Run, type Standing } from "./standing.ts";

/** RFC 4511, section 4.2: the ways to prove a name. */
const SIMPLE = 0x80;
const SASL = 0xa3;
const SERVER_CREDENTIALS = 0x87;

/** The one text of every refused bind (access.uniform). */
const REFUSED = "Login refused";

/** What SASL mechanisms a bind may name at this moment. */
export const mechanismsOf = ({ encryption }: Pick<Wire, "encryption">) =>
  offered("ldap", encryption());

/**
 * RFC 4511, section 4.2. Each bind starts afresh: whoever was bound is not any more, whatever comes of this one (RFC 4513, section 4;
 * access.isolation).
 */
export const bind: Run = async (state, { id, content }, here) => {
  const [version, name, authentication] = elementsIn(content) ?? [];
  const number = version?.tag === UNIVERSAL.integer ? integerIn(version.content) : undefined;
  if (number === undefined || name?.tag !== UNIVERSAL.octets || !authentication) return undefined;
  const exchange = state.phase === "binding" ? state : undefined;
  left(state, here);
  const answer = async (code: Code, text: string) => {
    await here.wire.send(result(id, RESPONSE.bind, code, text));
    return ANONYMOUS;
  };
  if (number !== 3) return await answer(CODE.protocolError, "Only version 3 is spoken");
  if (authentication.tag === SIMPLE) {
    const claim = simpleClaim(name.content, authentication.content);
    return await admit(id, claim, here);
  }
  const said = authentication.tag === SASL ? saslIn(authentication.content) : undefined;
  if (authentication.tag === SASL && !said) return undefined;
  const mechanism = said && mechanismNamed(mechanismsOf(here.wire), said.mechanism);
  if (!mechanism) return await answer(CODE.authMethodNotSupported, "No such way to log in");
  // The same mechanism again goes on with an exchange, another one breaks it off (section 4.2.1).
  return exchange?.mechanism === mechanism.name
    ? await step(id, mechanism.name, exchange.exchange, said?.credentials ?? NOTHING, here)
    : await step(id, mechanism.name, mechanism.start(said?.credentials), undefined, here);
};

const NOTHING = new Uint8Array();
/** RFC 4513, section 5.1.2: a name without a password proves nothing, whatever the account's password is. */
const NO_PROOF: Proof = { mechanism: "SIMPLE", accepts: () => false };

/** The name goes to the door as it stands, not read as a DN (client.ldap); nothing where it is no text. */
function simpleClaim(name: Uint8Array, password: Uint8Array): Claim | undefined {
  const [typed, shown] = [textOf(name), textOf(password)];
  if (typed === undefined || shown === undefined) return undefined;
  return { name: typed, proof: shown === "" ? NO_PROOF : shownPassword("SIMPLE", shown) };
}

interface SaslSaid {
  readonly mechanism: string;
  /** Absent is not empty: a mechanism may begin with an empty response. */
  readonly credentials: Uint8Array | undefined;
}

function saslIn(content: Uint8Array): SaslSaid | undefined {
  const [mechanism, credentials]: readonly (Element | undefined)[] = elementsIn(content) ?? [];
  if (mechanism?.tag !== UNIVERSAL.octets) return undefined;
  if (credentials && credentials.tag !== UNIVERSAL.octets) return undefined;
  const name = textOf(mechanism.content);
  return name === undefined ? undefined : { mechanism: name, credentials: credentials?.content };
}

/** @param response the answer to the last challenge; absent where the exchange begins */
async function step(
  id: number,
  mechanism: string,
  exchange: Exchange,
  response: Uint8Array | undefined,
  here: Here,
): Promise<Standing> {
  const turn = response ? await exchange.next(response) : await exchange.next();
  if (turn.done) return await admit(id, turn.value && asLogin(turn.value), here);
  const challenge = element(SERVER_CREDENTIALS, turn.value);
  await here.wire.send(result(id, RESPONSE.bind, CODE.saslBindInProgress, "", challenge));
  return { phase: "binding", mechanism, exchange };
}

/**
 * RFC 4513, section 5.2.1.8: an authorization identity is `u:` and a name, or `dn:` and a DN, which leads to nobody, as every DN here.
 * The bare name that other protocols send is taken too: no object's name has a colon. `u:` alone stays: it names nobody.
 */
function asLogin(claim: Claim): Claim {
  return claim.authzid === undefined
    ? claim
    : { ...claim, authzid: claim.authzid.replace(/^u:(?=.)/s, "") };
}

/** @param claim nothing: what was said is malformed, and refused like anything else */
async function admit(id: number, claim: Claim | undefined, here: Here): Promise<Standing> {
  const { wire, door } = here;
  if (!claim) door.failed();
  const admission = claim && await door.login(claim);
  if (admission?.kind !== "opened") {
    await wire.send(result(id, RESPONSE.bind, CODE.invalidCredentials, REFUSED));
    if (!door.exhausted) return ANONYMOUS;
    await wire.send(notice(CODE.busy, "Too many refused logins"));
    return OVER;
  }
  wire.loggedIn();
  const shown = claim?.success?.();
  const more = shown ? [element(SERVER_CREDENTIALS, shown)] : [];
  await wire.send(result(id, RESPONSE.bind, CODE.success, "", ...more));
  return { phase: "bound", session: admission.session };
}
