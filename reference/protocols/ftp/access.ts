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
  type Standing,
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
    return say({ phase: "named", name, host: hostOf(state) }, "331 Send PASS");
  }),

  // RFC 7151. A hint for the logins to come and nothing more: it opens nothing and refuses nothing by itself.
  HOST: row(["greeted", "named", "open", "renaming"], (state, host, { door }) => {
    const here = state.phase === "renaming" ? state.open : state;
    if (!door.ftpHost) return say(here, "502 Not implemented");
    if (here.phase !== "greeted") return say(here, "503 Bad sequence of commands");
    if (!host) return say(here, BAD_ARGUMENTS);
    if (!door.serves(host)) return say(here, "504 No such host");
    return say({ phase: "greeted", host }, "220 Done");
  }),

  PASS: row(
    ["named"],
    (state, password, here) =>
      password === undefined ? say(state, BAD_ARGUMENTS) : admit(state, password, here),
  ),

  ACCT: inside((open) => say(open, "502 There is no accounting")),
};

function hostOf(state: Exclude<Standing, { readonly phase: "over" }>): string | undefined {
  return state.phase === "renaming" ? state.open.host : state.host;
}

async function* admit(
  { name, host }: Extract<Standing, { readonly phase: "named" }>,
  password: string,
  { wire, door }: Here,
): FtpTurn {
  const hint = host === undefined ? {} : { hint: host };
  const admission = await door.login({ name, proof: shownPassword("USER", password), ...hint });
  if (admission.kind === "refused") {
    yield REFUSED;
    return door.exhausted ? { phase: "over" } : { phase: "greeted", host };
  }
  wire.loggedIn();
  yield "230 Logged in";
  return {
    phase: "open",
    session: admission.session,
    host,
    folder: "/",
    type: "A", // RFC 959, section 5.1: the default
    restart: 0,
    facts: ALL_FACTS,
    epsvAlone: false,
  };
}
