import { type Command, say } from "../../line_protocol.ts";
import type { Claim } from "../../sasl/mechanism.ts";
import { type Ask, type Broken, negotiate, showSuccess } from "../../sasl/negotiate.ts";
import { mechanismNamed, offered } from "../../sasl/offered.ts";
import { BAD_ARGUMENTS, type Client, type Here, OVER, row, type SmtpTurn } from "./standing.ts";
import type { Standing } from "./standing.ts";

/** RFC 4954, section 4: the longest line of an exchange. */
const LONGEST = 12_288;

/** The one answer to every refused login (access.uniform; RFC 4954, section 6). */
const REFUSED = "535 5.7.8 Login refused";
const EXHAUSTED = "421 4.7.0 Too many refused logins";

const BROKEN = {
  malformed: "501 5.5.2 Malformed response",
  cancelled: "501 5.7.0 Cancelled",
} as const;

/** RFC 4954: outside a transaction, and no more once it has succeeded. */
export const AUTH: Command<Standing, Here> = row(["ready"], (state, argument, here) => {
  const { client } = state;
  if (client.account !== undefined) return say<Standing>(state, "503 5.5.1 Logged in already");
  const [, name, initial] = /^(\S+)(?: (.*))?$/s.exec(argument ?? "") ?? [];
  return name === undefined
    ? say<Standing>(state, BAD_ARGUMENTS)
    : authenticate(client, name, initial, here);
});

async function* authenticate(
  client: Client,
  name: string,
  initial: string | undefined,
  here: Here,
): SmtpTurn {
  const { wire } = here;
  const mechanism = mechanismNamed(offered("smtp", wire.encryption()), name);
  if (!mechanism) return yield* say<Standing>(ready(client), "504 5.5.4 Unknown mechanism");
  const ask: Ask = async (challenge) => {
    await wire.send(`334 ${challenge}\r\n`);
    return await wire.line(LONGEST);
  };
  const came = await negotiate(mechanism, initial, ask);
  if (came.kind !== "claim") return yield* broken(client, came, here);
  return yield* admit(client, came.claim, here, ask);
}

async function* admit(client: Client, claim: Claim, here: Here, ask: Ask): SmtpTurn {
  const { wire, door } = here;
  const admission = await door.login(claim);
  if (admission.kind === "refused") return yield* failed(client, REFUSED, here);
  const unshown = await showSuccess(claim, ask);
  if (unshown) return yield* broken(client, unshown, here);
  wire.loggedIn();
  const { account } = admission.session;
  yield `235 2.7.0 Authenticated as ${account}`;
  return ready({ ...client, account });
}

function* broken(client: Client, { kind }: Broken, here: Here): Generator<string, Standing> {
  if (kind === "lost") return OVER;
  here.door.failed();
  return yield* failed(client, BROKEN[kind], here);
}

/** A connection cannot try for ever; whoever is sent away hears 421 (RFC 5321, section 3.8). */
function* failed(client: Client, answer: string, { door }: Here): Generator<string, Standing> {
  if (!door.exhausted) return yield* say<Standing>(ready(client), answer);
  return yield* say<Standing>(OVER, answer, EXHAUSTED);
}

function ready(client: Client): Standing {
  return { phase: "ready", client };
}
