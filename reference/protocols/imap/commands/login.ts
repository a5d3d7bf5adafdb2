import type { Claim } from "../../../sasl/mechanism.ts";
import { type Ask, type Broken, negotiate, showSuccess } from "../../../sasl/negotiate.ts";
import { mechanismNamed } from "../../../sasl/offered.ts";
import { shownPassword } from "../../../sasl/password.ts";
import { type Answer, bad, no, ok } from "../answer.ts";
import { capabilityCode, mechanismsOf } from "../capabilities.ts";
import type { Commands, Talk } from "../command.ts";
import { atom, loginString } from "../grammar/strings.ts";
import type { Authenticated, NotAuthenticated } from "../state.ts";
import { starttls } from "./starttls.ts";

/** RFC 3501, 6.2. The login name goes to the door as it was decoded: how it was written does not matter (name.encoding). */
export const BEFORE_LOGIN: Commands<NotAuthenticated> = {
  LOGIN: (cursor) => {
    cursor.expect(" ");
    const name = loginString(cursor);
    cursor.expect(" ");
    const proof = shownPassword("LOGIN", loginString(cursor));
    return (talk) => admit(talk, { name, proof });
  },
  STARTTLS: starttls,
  AUTHENTICATE: (cursor) => {
    cursor.expect(" ");
    const asked = atom(cursor);
    // RFC 4959: the initial response is base64, or `=` for an empty one.
    const initial = cursor.skip(" ") ? cursor.take(/[\w+/=]+/y, "base64")[0] : undefined;
    return async (talk) => {
      const mechanism = mechanismNamed(mechanismsOf(talk.wire), asked);
      if (!mechanism) return no("[CANNOT] No such mechanism");
      const ask: Ask = async (challenge) => {
        await talk.wire.send(`+ ${challenge}\r\n`);
        return await talk.wire.line();
      };
      const came = await negotiate(mechanism, initial, ask);
      return came.kind === "claim" ? admit(talk, came.claim, ask) : broken(talk, came);
    };
  },
};

/** RFC 3501, 6.2.2: BAD for a response that is no base64 and for one that cancels. */
function broken({ door }: Talk, { kind }: Broken): Answer {
  if (kind === "lost") return bad("The exchange was cut off");
  door.failed();
  return bad(`The exchange was ${kind}`);
}

/** One text for all refusals, whatever the reason (access.uniform). */
const REFUSED: Answer = no("[AUTHENTICATIONFAILED] Login refused");

/** @param ask how the client is shown what goes with success: a tagged OK has no place for it (RFC 3501, 6.2.2) */
async function admit(talk: Talk, claim: Claim, ask?: Ask): Promise<Answer> {
  const { wire, door } = talk;
  const { name, authzid, proof } = claim;
  const admission = await door.login(authzid ? { name, authzid, proof } : { name, proof });
  if (admission.kind === "refused") return REFUSED;
  const unshown = ask && await showSuccess(claim, ask);
  if (unshown) return broken(talk, unshown);
  wire.loggedIn();
  const state: Authenticated = { phase: "authenticated", session: admission.session };
  return ok(`[${capabilityCode(state, wire)}] Logged in`, state);
}
