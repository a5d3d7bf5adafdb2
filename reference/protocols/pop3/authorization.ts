import type { Command } from "../../line_protocol.ts";
import { say } from "../../line_protocol.ts";
import { cramMd5 } from "../../sasl/cram_md5.ts";
import { apopProof, nameAndDigest } from "../../sasl/digest.ts";
import { login } from "../../sasl/login.ts";
import type { Mechanism } from "../../sasl/mechanism.ts";
import { negotiate } from "../../sasl/negotiate.ts";
import { shownPassword } from "../../sasl/password.ts";
import { plain } from "../../sasl/plain.ts";
import type { Door, LoginRequest } from "../../session.ts";
import { maildropOf } from "./maildrop.ts";
import { BAD_ARGUMENTS, type Here, multiline, OVER, type Pop3Turn } from "./standing.ts";
import { REFUSED, row, type Standing } from "./standing.ts";

export const MECHANISMS: readonly Mechanism[] = [plain, login, cramMd5];

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
      ? say(START, multiline("+OK", MECHANISMS.map(({ name }) => name)))
      : authenticate(argument, here)),
};

async function* authenticate(argument: string, here: Here): Pop3Turn {
  const [, name = "", initial] = /^(\S*)(?: (.*))?$/s.exec(argument) ?? [];
  const mechanism = MECHANISMS.find((each) => each.name === name.toUpperCase());
  if (!mechanism) return yield* say(START, "-ERR unknown mechanism");
  const came = await negotiate(mechanism, initial, async (challenge) => {
    await here.wire.send(`+ ${challenge}\r\n`);
    return await here.wire.line();
  });
  switch (came.kind) {
    case "claim":
      return yield* admit(came.claim, here);
    case "malformed":
      return yield* fail("-ERR malformed response", here);
    case "cancelled":
      return yield* fail("-ERR cancelled", here);
    case "lost":
      return OVER;
  }
}

function* fail(answer: string, { door }: Here) {
  door.failed();
  return yield* say(afterFailure(door), answer);
}

/** A connection cannot try for ever. */
function afterFailure(door: Door): Standing {
  return door.exhausted ? OVER : START;
}

async function* admit(request: LoginRequest, { wire, door }: Here): Pop3Turn {
  const admission = await door.login(request);
  if (admission.kind === "refused") {
    yield REFUSED;
    return afterFailure(door);
  }
  wire.loggedIn();
  const maildrop = maildropOf(admission.session.mail.open("INBOX"));
  yield `+OK ${maildrop.count} messages`;
  return { phase: "transaction", maildrop, deleted: new Set() };
}
