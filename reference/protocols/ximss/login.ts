import type { Claim } from "../../sasl/mechanism.ts";
import { negotiate } from "../../sasl/negotiate.ts";
import { mechanismNamed, offered } from "../../sasl/offered.ts";
import { shownPassword } from "../../sasl/password.ts";
import { toBase64 } from "../../sasl/base64.ts";
import type { Door } from "../../session.ts";
import { type Element, element } from "./element.ts";
import type { Failure } from "./failures.ts";
import { Folders } from "./folders.ts";
import { BEFORE_LOGIN, come, type Command, type Here, OVER, row, type Turn } from "./state.ts";

/** By name and password in the request itself, or by SASL where it names a method. */
export const login: Readonly<Record<string, Command>> = {
  login: row(["before login"], (_, request, here) => {
    const { method, authData, password } = request.attrs;
    if (method !== undefined) return bySasl(method, request, here);
    if (authData === undefined || password === undefined) return broken("bad arguments", here);
    return admit({ name: authData, proof: shownPassword("LOGIN", password) }, request, here);
  }),

  // A step of an exchange, which reads it itself.
  auth: row([], () => come({ next: BEFORE_LOGIN })),
};

async function* bySasl(method: string, request: Element, here: Here): Turn {
  const { id, authData } = request.attrs;
  const mechanism = mechanismNamed(offered("ximss", here.wire.encryption()), method);
  if (!mechanism) {
    return yield* come({ next: BEFORE_LOGIN, failure: "no mechanism" });
  }
  // An attribute that is there and empty is an empty initial response, which lines have to write as `=`.
  const initial = authData === "" ? "=" : authData;
  const came = await negotiate(mechanism, initial, async (challenge) => {
    await here.say(element("challenge", { id, value: challenge }));
    const arrival = await here.reader.next();
    if (arrival.kind !== "document") return undefined;
    const { name, attrs } = arrival.root;
    if (name === "auth") return attrs["value"] ?? NO_BASE64;
    // Anything but a step ends the exchange, and is answered by its own id behind it.
    here.reader.putBack(arrival);
    return NO_BASE64;
  });
  if (came.kind === "claim") return yield* admit(came.claim, request, here);
  // What the reader has no document for it says again to whoever asks next.
  if (came.kind === "lost") return { next: BEFORE_LOGIN, answered: true };
  return yield* broken("broken", here);
}

const NO_BASE64 = "!";

function* broken(failure: Failure, { door }: Here) {
  door.failed();
  return yield* come({ next: afterFailure(door), failure });
}

/** A connection cannot try for ever. */
function afterFailure(door: Door) {
  return door.exhausted ? OVER : BEFORE_LOGIN;
}

async function* admit(claim: Claim, request: Element, { wire, door }: Here): Turn {
  const { name, authzid, proof } = claim;
  const admission = await door.login(authzid ? { name, authzid, proof } : { name, proof });
  if (admission.kind === "refused") {
    return yield* come({ next: afterFailure(door), failure: "refused" });
  }
  wire.loggedIn();
  const { session } = admission;
  const shown = claim.success?.();
  yield element("session", {
    id: request.attrs["id"],
    // Names this session to a web server; none here takes it.
    urlID: crypto.randomUUID(),
    userName: session.account,
    authData: shown && toBase64(shown),
  });
  return { next: { phase: "session", session, folders: new Folders() } };
}
