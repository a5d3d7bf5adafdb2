import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import { NotOffered, type Offer } from "../clients/offer.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import type { RawTalk } from "../clients/raw_login.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import { CHALLENGES, type Challenging } from "./challenges.ts";
import { entryOf, type Finding, unclear } from "./finding.ts";

/** What a challenge of SCRAM shows of an account (RFC 5802, section 7). */
interface Shown {
  readonly salt: string;
  readonly iterations: string;
}

const partOf = (challenge: string, part: string) =>
  challenge.split(",").find((each) => each.startsWith(`${part}=`))?.slice(2) ?? "";

/** All of them begin alike, but those that are bound to a channel (RFC 5802, section 6). The usual one goes first. */
const scramOf = ({ sasl }: Offer): string | undefined =>
  ["SCRAM-SHA-256", ...sasl].find((name) =>
    sasl.includes(name) && /^SCRAM-(?!.*-PLUS$)/.test(name)
  );

/** Greeting, and TLS where it is asked for. @returns what is offered now. @throws where it does not come so far */
async function offerOf(talk: RawTalk, connection: RawConnection, order: Dial): Promise<Offer> {
  let greeting = await talk.greet(connection, order);
  if (order.security === "upgrade") {
    if (await talk.upgrade?.(connection, order, greeting)) throw new Error("TLS was refused");
    await connection.secure();
    greeting = await talk.restart?.(connection, order) ?? greeting;
  }
  const offer = await talk.offer?.(connection, order, greeting);
  if (!offer) throw new Error("the server did not tell which mechanisms it has");
  return offer;
}

/** Begins SCRAM under a name, on a connection of its own. Nothing: it is refused at once. @throws {NotOffered} */
async function shown(
  name: string,
  order: Dial,
  { talk, begin }: Challenging,
): Promise<Shown | undefined> {
  const connection = await RawConnection.open(order.endpoint, order);
  const timer = setTimeout(() => connection.close(), order.timeout);
  try {
    const mechanism = scramOf(await offerOf(talk, connection, order));
    if (mechanism === undefined) throw new NotOffered({ ...order, mechanism: "SCRAM" });
    const { challenge } = await begin(connection, mechanism, `n,,n=${name},r=loginspec`);
    return challenge === undefined
      ? undefined
      : { salt: partOf(challenge, "s"), iterations: partOf(challenge, "i") };
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/** What an unknown name is shown, held against what a known one is. */
async function found(login: string, ask: (name: string) => Promise<Shown | undefined>) {
  const known = await ask(login);
  if (known === undefined) return UNBEGUN;
  const nobody = `nobody-${login.replace(/[^@%a-z0-9.-]/gi, "")}`;
  const [unknown, again] = [await ask(nobody), await ask(nobody)];
  const finding = compared(known, unknown, again);
  // Where a known name gets another salt each time too, that tells nothing.
  if (finding.why !== ANOTHER_SALT || (await ask(login))?.salt === known.salt) return finding;
  return ALIKE;
}

/**
 * access.mechanisms: an unknown name gets a challenge like a known one, and the same again when it asks again. By any SCRAM that the
 * endpoint offers; nothing where the protocol has none.
 */
export async function challenge(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { protocol, login } = neighbour.attempt;
  const challenging = CHALLENGES[servedBy(protocol)];
  const order = await orderOf(neighbour, dialling);
  if (!challenging || typeof order === "string") return undefined;
  const finding = await found(login, (name) => shown(name, order, challenging)).catch(untold);
  return entryOf("probe:challenge", group, neighbour, order, finding);
}

const untold = (error: unknown): Finding =>
  error instanceof NotOffered ? { finding: "notOffered", why: error.message } : unclear(error);

/** How the challenges of an unknown name tell that it is one. */
function compared(known: Shown, unknown: Shown | undefined, again: Shown | undefined): Finding {
  if (!unknown || !again) return broken("an unknown name is refused before it is challenged");
  if (unknown.iterations !== known.iterations) {
    return broken("an unknown name is challenged with another number of iterations");
  }
  if (unknown.salt.length !== known.salt.length) {
    return broken("an unknown name is challenged with a salt of another length");
  }
  return unknown.salt === again.salt ? ALIKE : broken(ANOTHER_SALT);
}

const ALIKE: Finding = { finding: "kept", why: "an unknown name is challenged like a known one" };
const UNBEGUN: Finding = {
  finding: "notOffered",
  why: "SCRAM is offered, and a name that opens otherwise is refused before it is challenged",
};
const ANOTHER_SALT = "an unknown name is challenged with another salt each time";

const broken = (why: string): Finding => ({ finding: "broken", why });
