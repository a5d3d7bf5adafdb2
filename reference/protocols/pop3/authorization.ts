import type { Command } from "../../line_protocol.ts";
import { say } from "../../line_protocol.ts";
import { apopProof, nameAndDigest } from "../../sasl/digest.ts";
import type { Claim, Mechanism } from "../../sasl/mechanism.ts";
import { type Ask, type Broken, negotiate, showSuccess } from "../../sasl/negotiate.ts";
import { mechanismNamed, offered } from "../../sasl/offered.ts";
import { shownPassword } from "../../sasl/password.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { maildropOf } from "./maildrop.ts";
import { BAD_ARGUMENTS, type Here, multiline, OVER, type Pop3Turn } from "./standing.ts";
import { REFUSED, row, type Standing } from "./standing.ts";

/** What AUTH offers at this moment. */
export function mechanismsOf(wire: Pick<Wire, "encryption">): readonly Mechanism[] {
  return offered("pop3", wire.encryption());
}

const START: Standing = { phase: "authorization" };

/** RFC 1939, sections 4 and 7, and RFC 5034: the ways to log in. */
export const authorization: Record<string, Command<Standing, Here>> = {
  // +OK to any name: whether it opens something is not told before PASS.
  USER: row(
    ["authorization"],
    (state, user) =>
      user === undefined
        ? say(state, BAD_ARGUMENTS)
        : say({ phase: "authorization", user }, "+OK send PASS"),
  ),

  PASS: row(["authorization"], ({ user }, password, here) => {
    if (user === undefined) return say(START, "-ERR USER first");
    if (password === undefined) return say(START, BAD_ARGUMENTS);
    return admit({ name: user, proof: shownPassword("USER", password) }, here);
  }),

  APOP: row(["authorization"], (_, argument, here) => {
    const said = nameAndDigest(argument ?? "");
    if (!said) return say(START, BAD_ARGUMENTS);
    return admit({ name: said.name, proof: apopProof(here.timestamp, said.digest) }, here);
  }),

  AUTH: row(["authorization"], (_, argument, here) =>
    argument === undefined
      // The listing of RFC 1734's time, which clients still ask for; CAPA has replaced it.
      ? say(START, multiline("+OK", mechanismsOf(here.wire).map(({ name }) => name)))
      : authenticate(argument, here)),
};

async function* authenticate(argument: string, here: Here): Pop3Turn {
  const [, name = "", initial] = /^(\S*)(?: (.*))?$/s.exec(argument) ?? [];
  const mechanism = mechanismNamed(mechanismsOf(here.wire), name);
  if (!mechanism) return yield* say(START, "-ERR unknown mechanism");
  const ask: Ask = async (challenge) => {
    await here.wire.send(`+ ${challenge}\r\n`);
    return await here.wire.line();
  };
  const came = await negotiate(mechanism, initial, ask);
  return yield* came.kind === "claim" ? admit(came.claim, here, ask) : broken(came, here);
}

const BROKEN = {
  malformed: "-ERR malformed response",
  cancelled: "-ERR cancelled",
} as const;

function* broken({ kind }: Broken, { door }: Here) {
  if (kind === "lost") return OVER;
  door.failed();
  return yield* say(afterFailure(door), BROKEN[kind]);
}

/** A connection cannot try for ever. */
function afterFailure(door: Door): Standing {
  return door.exhausted ? OVER : START;
}

/** @param ask how the client is shown what goes with success (RFC 5034, section 4), where the claim has that */
async function* admit(claim: Claim, here: Here, ask?: Ask): Pop3Turn {
  const { wire, door } = here;
  const admission = await door.login(claim);
  if (admission.kind === "refused") {
    yield REFUSED;
    return afterFailure(door);
  }
  const unshown = ask && await showSuccess(claim, ask);
  if (unshown) return yield* broken(unshown, here);
  wire.loggedIn();
  const maildrop = maildropOf(admission.session.mail.open("INBOX"));
  yield `+OK ${maildrop.count} messages`;
  return { phase: "transaction", maildrop, deleted: new Set() };
}
