import { Buffer } from "node:buffer";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Because } from "../../reference/session.ts";
import { conversing, doorWith, saying } from "./conversing.ts";

/** The answer to a login of each protocol that is served, as the reference says it; of each a part that stands in nothing else. */
export const REFUSED = {
  pop3: "-ERR [AUTH] login refused",
  imap: "NO [AUTHENTICATIONFAILED] Login refused",
  ftp: "530 Login refused",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>",
  ximss: 'errorText="Login refused" errorNum="515"',
  web: "Name or password is wrong.",
  smtp: "535 5.7.8 Login refused",
  ldap: "Login refused",
  pwd: "500 Login refused",
} as const satisfies Readonly<Partial<Record<Protocol, string>>>;

/** Answers in the place of a refusal, by protocol. */
export type Answers = Readonly<Partial<Record<Protocol, string>>>;

/** Puts another answer in the place of a refusal, wherever one is said. */
export const instead = (protocol: Protocol, answers: Answers) => (text: string): string => {
  const refusals: Answers = REFUSED;
  const [refusal, answer] = [refusals[protocol], answers[protocol]];
  if (refusal === undefined || answer === undefined) return text;
  const said = text.replace(refusal, answer);
  return protocol === "web" && said !== text ? measured(said) : said;
};

/** A response whose content was changed says its new length. */
const measured = (text: string): string =>
  text.replace(
    /^(HTTP\/1\.1 [^]*?\r\nContent-Length: )\d+([^]*?\r\n\r\n)([^]*)$/,
    (_, before, after, content) => `${before}${Buffer.byteLength(content)}${after}${content}`,
  );

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
