import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Door } from "../../../reference/mod.ts";
import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";
import { isKnown, scramName } from "../scram_first.ts";

/** Refuses at once where SCRAM is begun under a name that leads to no account. */
const unknown =
  (protocol: Protocol, refusal: (id: string) => string) => (input: string, door: Door) => {
    const name = scramName(protocol, input);
    if (name === undefined || isKnown(door, name)) return undefined;
    return refusal(/ id="([^"]*)"/.exec(input)?.[1] ?? input.split(" ")[0] ?? "");
  };

const mutant: Mutant = {
  id: "scram-unknown-unchallenged",
  title: "SCRAM refuses an unknown name at once, without a challenge.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "ximss"],
  situation: "SCRAM-SHA-256 begun as nobody@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({
    pop3: unknown("pop3", () => "-ERR [AUTH] login refused\r\n"),
    imap: unknown("imap", (tag) => `${tag} NO [AUTHENTICATIONFAILED] Login refused\r\n`),
    ximss: unknown(
      "ximss",
      (id) => `<response id="${id}" errorText="Login refused" errorNum="515"/>\0`,
    ),
  }),
};

export default mutant;
