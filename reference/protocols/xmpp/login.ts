import { fromBase64, toBase64 } from "../../sasl/base64.ts";
import type { Claim, Mechanism } from "../../sasl/mechanism.ts";
import { offered } from "../../sasl/offered.ts";
import type { Door, Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { type SaslCondition, saslFailure } from "./conditions.ts";
import { type Element, element, textIn } from "./element.ts";
import { NS } from "./namespaces.ts";
import type { Stream } from "./stream.ts";

/** What the stream offers at this moment. */
export function mechanismsOf(wire: Pick<Wire, "encryption">): readonly Mechanism[] {
  return offered("xmpp", wire.encryption());
}

/** What may be done before login. */
export function loginFeatures(mechanisms: readonly Mechanism[], starttls: boolean): Element {
  const names = mechanisms.map(({ name }) => element(NS.sasl, "mechanism", {}, name));
  return element(
    NS.streams,
    "features",
    {},
    ...starttls ? [element(NS.tls, "starttls")] : [],
    element(NS.sasl, "mechanisms", {}, ...names),
  );
}

/** How an exchange ended; `over`: the stream did. */
type Ended =
  | { readonly kind: "claim"; readonly claim: Claim }
  | { readonly kind: "failed"; readonly condition: SaslCondition }
  | { readonly kind: "over" };

const failed = (condition: SaslCondition): Ended => ({ kind: "failed", condition });

/**
 * Lets the client try until an account opens (RFC 6120, section 6.4), or it asks for TLS. Nothing where the stream is over before.
 * @param target the stream's `to`: the Domain hint of every attempt (client.xmpp)
 */
export async function logIn(
  stream: Stream,
  door: Door,
  target: string,
  mechanisms: readonly Mechanism[],
): Promise<Session | "starttls" | undefined> {
  for (;;) {
    const request = await stream.next();
    if (!request) return undefined;
    if (request.ns === NS.tls && request.name === "starttls") return "starttls";
    if (request.ns !== NS.sasl) return stream.fail("not-authorized");
    const ended = await exchange(stream, mechanisms, request);
    if (ended.kind === "over") return undefined;
    if (ended.kind === "failed") {
      await stream.say(saslFailure(ended.condition));
      // Who names a mechanism that there is not has not tried anything yet.
      if (ended.condition !== "invalid-mechanism") door.failed();
      if (door.exhausted) return stream.fail("policy-violation");
      continue;
    }
    const { name, authzid, proof } = ended.claim;
    const asAnother = authzid === undefined ? {} : { authzid };
    const admission = await door.login({ name, ...asAnother, proof, hint: target });
    if (admission.kind === "opened") {
      const data = ended.claim.success?.();
      await stream.say(element(NS.sasl, "success", {}, ...data ? [toBase64(data)] : []));
      return admission.session;
    }
    // access.uniform: whatever the door's reason was.
    await stream.say(saslFailure("not-authorized"));
    if (door.exhausted) return stream.fail("policy-violation");
  }
}

/** The next element of an exchange. Anything else is out of place before login (access.login-first). */
async function nextOfSasl(stream: Stream): Promise<Element | undefined> {
  const next = await stream.next();
  return !next || next.ns === NS.sasl ? next : stream.fail("not-authorized");
}

async function exchange(
  stream: Stream,
  mechanisms: readonly Mechanism[],
  auth: Element,
): Promise<Ended> {
  if (auth.name === "abort") return failed("aborted");
  if (auth.name !== "auth") return failed("malformed-request");
  const mechanism = mechanisms.find(({ name }) => name === auth.attrs["mechanism"]);
  if (!mechanism) return failed("invalid-mechanism");
  // RFC 6120, 6.4.2: no text is no initial response; `=` is an empty one.
  const initial = textIn(auth) === "" ? undefined : data(auth);
  if (initial === null) return failed("incorrect-encoding");

  const talk = mechanism.start(initial);
  let turn = await talk.next();
  while (!turn.done) {
    const challenge = toBase64(turn.value);
    await stream.say(element(NS.sasl, "challenge", {}, ...challenge ? [challenge] : []));
    const answer = await nextOfSasl(stream);
    if (!answer) return { kind: "over" };
    if (answer.name === "abort") return failed("aborted");
    if (answer.name !== "response") return failed("malformed-request");
    const response = data(answer);
    if (response === null) return failed("incorrect-encoding");
    turn = await talk.next(response);
  }
  return turn.value ? { kind: "claim", claim: turn.value } : failed("malformed-request");
}

/** Null where it is no base64 (RFC 6120, section 6.4.2 and 13.9.1: no blanks either). */
function data(element: Element): Uint8Array | null {
  const text = textIn(element);
  return fromBase64(text === "=" ? "" : text) ?? null;
}
