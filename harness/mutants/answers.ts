import type { Protocol } from "../../fixtures/protocols.ts";
import type { Because } from "../../reference/session.ts";
import { conversing, doorWith, saying } from "./conversing.ts";

/** The answer to a login of each protocol that is served, as the reference says it; of each a part that stands in nothing else. */
export const REFUSED: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "-ERR [AUTH] login refused",
  imap: "NO [AUTHENTICATIONFAILED] Login refused",
  ftp: "530 Login refused",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>",
};

/** Answers in the place of a refusal, by protocol. */
export type Answers = Readonly<Partial<Record<Protocol, string>>>;

/** Puts another answer in the place of a refusal, wherever one is said. */
export const instead = (protocol: Protocol, answers: Answers) => (text: string): string => {
  const [refusal, answer] = [REFUSED[protocol], answers[protocol]];
  return refusal === undefined || answer === undefined ? text : text.replace(refusal, answer);
};

/** A server that answers one kind of refusal otherwise than the rest. */
export const told = (because: Because, answers: Answers) =>
  conversing(({ protocol, wire, door }, activated) => {
    let tells = false;
    const answer = instead(protocol, answers);
    return {
      wire: saying(wire, (text) => tells ? answer(text) : text),
      door: doorWith(door, async (request) => {
        const admission = await door.login(request);
        tells = admission.kind === "refused" && admission.because === because;
        if (tells) activated();
        return admission;
      }),
    };
  });
