import { negotiate } from "../../../sasl/negotiate.ts";
import { shownPassword } from "../../../sasl/password.ts";
import type { LoginRequest } from "../../../session.ts";
import { type Answer, bad, no, ok } from "../answer.ts";
import { capabilityCode, MECHANISMS } from "../capabilities.ts";
import type { Commands, Talk } from "../command.ts";
import { atom, loginString } from "../grammar/strings.ts";
import type { Authenticated, NotAuthenticated } from "../state.ts";

/** RFC 3501, 6.2. The login name goes to the door as it was decoded: how it was written does not matter (name.encoding). */
export const BEFORE_LOGIN: Commands<NotAuthenticated> = {
  LOGIN: (cursor) => {
    cursor.expect(" ");
    const name = loginString(cursor);
    cursor.expect(" ");
    const proof = shownPassword("LOGIN", loginString(cursor));
    return (talk) => admit(talk, { name, proof });
  },
  AUTHENTICATE: (cursor) => {
    cursor.expect(" ");
    const asked = atom(cursor).toUpperCase();
    // RFC 4959: the initial response is base64, or `=` for an empty one.
    const initial = cursor.skip(" ") ? cursor.take(/[\w+/=]+/y, "base64")[0] : undefined;
    const mechanism = MECHANISMS.find(({ name }) => name === asked);
    if (!mechanism) return () => no("[CANNOT] No such mechanism");
    return async (talk) => {
      const came = await negotiate(mechanism, initial, async (challenge) => {
        await talk.wire.send(`+ ${challenge}\r\n`);
        return await talk.wire.line();
      });
      if (came.kind === "claim") return admit(talk, came.claim);
      if (came.kind === "lost") return LOST;
      talk.door.failed();
      // RFC 3501, 6.2.2: BAD for a response that is no base64 and for one that cancels.
      return bad(`The exchange was ${came.kind}`);
    };
  },
};

const LOST: Answer = bad("The exchange was cut off");

/** One text for all refusals, whatever the reason (access.uniform). */
const REFUSED: Answer = no("[AUTHENTICATIONFAILED] Login refused");

async function admit({ wire, door }: Talk, request: LoginRequest): Promise<Answer> {
  const { name, authzid, proof } = request;
  const admission = await door.login(authzid ? { name, authzid, proof } : { name, proof });
  if (admission.kind === "refused") return REFUSED;
  wire.loggedIn();
  const state: Authenticated = { phase: "authenticated", session: admission.session };
  return ok(`[${capabilityCode(state)}] Logged in`, state);
}
