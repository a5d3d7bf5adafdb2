import { say } from "../../line_protocol.ts";
import { shownPassword } from "../../sasl/password.ts";
import { ALL_FACTS } from "./facts.ts";
import {
  BAD_ARGUMENTS,
  type FtpCommand,
  type FtpTurn,
  type Here,
  inside,
  row,
} from "./standing.ts";

/** The one answer to every refused login (access.uniform). */
const REFUSED = "530 Login refused";

/** RFC 959, section 4.1.1. */
export const access: Record<string, FtpCommand> = {
  // 331 to any name: whether it opens something is not told before PASS. After a login it ends the old session.
  USER: row(["greeted", "named", "open", "renaming"], (state, name, { data, wire }) => {
    if (name === undefined) return say(state, BAD_ARGUMENTS);
    if (state.phase === "open" || state.phase === "renaming") wire.loggedOut();
    data.reset();
    return say({ phase: "named", name }, "331 Send PASS");
  }),

  PASS: row(
    ["named"],
    (state, password, here) =>
      password === undefined ? say(state, BAD_ARGUMENTS) : admit(state.name, password, here),
  ),

  ACCT: inside((open) => say(open, "502 There is no accounting")),
};

async function* admit(name: string, password: string, { wire, door }: Here): FtpTurn {
  const admission = await door.login({ name, proof: shownPassword("USER", password) });
  if (admission.kind === "refused") {
    yield REFUSED;
    return { phase: door.exhausted ? "over" : "greeted" };
  }
  wire.loggedIn();
  yield "230 Logged in";
  return {
    phase: "open",
    session: admission.session,
    folder: "/",
    type: "A", // RFC 959, section 5.1: the default
    restart: 0,
    facts: ALL_FACTS,
    epsvAlone: false,
  };
}
