import type { Protocol } from "../../fixtures/protocols.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { CHALLENGES } from "./challenges.ts";
import { BEFORE_LOGIN } from "./before_login.ts";
import { entryOf, type Finding, unclear } from "./finding.ts";
import { UPGRADES } from "./upgrades.ts";

const MECHANISM = "SCRAM-SHA-256";

/** What a challenge of SCRAM shows of an account (RFC 5802, section 7). */
interface Shown {
  readonly salt: string;
  readonly iterations: string;
}

const partOf = (challenge: string, part: string) =>
  challenge.split(",").find((each) => each.startsWith(`${part}=`))?.slice(2) ?? "";

/** A connection in the state in which a login can begin, as the order secures it. */
async function ready(
  order: Exclude<Awaited<ReturnType<typeof orderOf>>, string>,
  spoken: Protocol,
) {
  const connection = await RawConnection.open(order.endpoint, order);
  const timer = setTimeout(() => connection.close(), order.timeout);
  try {
    await BEFORE_LOGIN[spoken]?.greet(connection, order);
    if (order.security !== "upgrade") return connection;
    connection.send(UPGRADES[spoken]?.request ?? "");
    await UPGRADES[spoken]?.goAhead(connection);
    await connection.secure();
    await BEFORE_LOGIN[spoken]?.again?.(connection, order);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * access.mechanisms: an unknown name gets a challenge like a known one, and the same again when it asks again. Nothing where the
 * protocol has no SCRAM, or the server does not offer it.
 */
export async function challenge(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { protocol, login } = neighbour.attempt;
  const spoken = protocol === "mapi" ? "imap" : protocol;
  const ask = CHALLENGES[spoken];
  const order = await orderOf(neighbour, dialling);
  if (!ask || typeof order === "string") return undefined;

  async function shown(name: string): Promise<Shown | undefined> {
    if (typeof order === "string" || !ask) return undefined;
    const connection = await ready(order, spoken);
    const timer = setTimeout(() => connection.close(), order.timeout);
    try {
      const { challenge } = await ask(connection, MECHANISM, `n,,n=${name},r=loginspec`);
      return challenge === undefined
        ? undefined
        : { salt: partOf(challenge, "s"), iterations: partOf(challenge, "i") };
    } finally {
      clearTimeout(timer);
      connection.close();
    }
  }

  async function found(): Promise<Finding | undefined> {
    const known = await shown(login);
    if (known === undefined) return undefined;
    const nobody = `nobody-${login.replace(/[^@%a-z0-9.-]/gi, "")}`;
    const [unknown, again] = [await shown(nobody), await shown(nobody)];
    const finding = compared(known, unknown, again);
    // Where a known name gets another salt each time too, that tells nothing.
    if (finding.why !== ANOTHER_SALT || (await shown(login))?.salt === known.salt) return finding;
    return ALIKE;
  }
  const finding = await found().catch(unclear);
  return finding && entryOf("probe:challenge", group, neighbour, order, finding);
}

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
const ANOTHER_SALT = "an unknown name is challenged with another salt each time";

const broken = (why: string): Finding => ({ finding: "broken", why });
