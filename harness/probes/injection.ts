import { Buffer } from "node:buffer";
import { canaryIn } from "../../fixtures/canary.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { BEFORE_LOGIN, type BeforeLogin } from "./before_login.ts";
import { entryOf, excerpt, type Finding, unclear } from "./finding.ts";
import { type Said, type Upgrade, UPGRADES } from "./upgrades.ts";

/** What is said where nothing may count, and a name for it. */
interface Attack {
  readonly title: string;
  /** Said in plain text, and answered, before TLS is asked for. */
  readonly before?: string;
  /** In one write with the request for TLS. */
  readonly behind?: string | Uint8Array;
  /** The first thing that is said over TLS. */
  readonly after: string;
}

function attacksOf(upgrade: Upgrade, { commands }: BeforeLogin, said: Said): Attack[] {
  const [first = ""] = upgrade.shows === undefined ? commands : [upgrade.shows];
  const halves = upgrade.halves?.(said);
  return [
    { title: "a login behind the request for TLS", behind: upgrade.login(said), after: first },
    ...(halves ? [{ title: "a name before the request for TLS", ...halves }] : []),
  ];
}

/**
 * Goes over to TLS as an attacker on the way would have a client do it. @returns what was given that should not have been
 * @throws where the connection or the handshake fails
 */
async function attacked(
  connection: RawConnection,
  order: Dial,
  upgrade: Upgrade,
  probe: BeforeLogin,
  { before, behind = "", after }: Attack,
): Promise<string | undefined> {
  await probe.greet(connection, order);
  if (before !== undefined) await probe.ask(connection, before);
  connection.send(Buffer.concat([upgrade.request, behind].map((part) => Buffer.from(part))));
  await upgrade.goAhead(connection);
  await connection.secure();
  await probe.again?.(connection, order);
  const { given, answer } = await probe.ask(connection, after);
  return given || canaryIn(answer) !== undefined ? excerpt(answer, order) : undefined;
}

async function tried(
  order: Dial,
  upgrade: Upgrade,
  probe: BeforeLogin,
  attack: Attack,
): Promise<Finding | undefined> {
  // Plain at first, whatever the order says.
  const connection = await RawConnection.open(order.endpoint, { ...order, security: "plain" });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.close();
  }, order.timeout);
  try {
    const given = await attacked(connection, order, upgrade, probe, attack);
    if (given === undefined) return undefined;
    return { finding: "broken", why: `${attack.title} counted: answered by ${given}` };
  } catch (error) {
    const found = unclear(error);
    if (!late && CLOSED.test(found.why) && await isSilent(order, upgrade, probe, attack)) {
      return undefined;
    }
    if (!/went on in plain text|wrong version number/.test(found.why)) {
      return { ...found, why: `${attack.title}: ${found.why}` };
    }
    // To answer in plain text what came behind the request is to have obeyed it, unless that ends the talk.
    return await isOver(order, upgrade, probe, attack)
      ? undefined
      : { finding: "broken", why: `${attack.title} was answered in plain text` };
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/** How a handshake ends, where the server closed instead of beginning it. */
const CLOSED = /disconnected before secure TLS|closed the connection|ECONNRESET|EPIPE|alert/;

/** The first bytes of a TLS alert (RFC 8446, section 5.1). */
const ALERT = "\x15\x03";

/**
 * Whether the server closes behind its go-ahead, and says nothing in plain text but that: it took what came in one packet with the
 * request for a broken handshake, and nobody has a session.
 */
async function isSilent(
  order: Dial,
  upgrade: Upgrade,
  probe: BeforeLogin,
  { behind }: Attack,
): Promise<boolean> {
  if (behind === undefined) return false;
  const said = await plainly(order, upgrade, probe, behind, (connection) => connection.rest());
  return said === "" || said.startsWith(ALERT);
}

/** The same once more, read in plain text alone: whether the talk is over then, and no login counted. @throws as `attacked` */
async function isOver(
  order: Dial,
  upgrade: Upgrade,
  probe: BeforeLogin,
  { behind = "" }: Attack,
): Promise<boolean> {
  const { inPlain } = upgrade;
  if (!inPlain) return false;
  const said = await plainly(
    order,
    upgrade,
    probe,
    behind,
    (connection) => connection.upTo(inPlain.counted, ...inPlain.over),
  );
  return !said.endsWith(inPlain.counted);
}

/** What a server says in plain text behind its go-ahead to TLS. @throws as `attacked` */
async function plainly(
  order: Dial,
  { request, goAhead }: Upgrade,
  { greet }: BeforeLogin,
  behind: string | Uint8Array,
  read: (connection: RawConnection) => Promise<string>,
): Promise<string> {
  const connection = await RawConnection.open(order.endpoint, { ...order, security: "plain" });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.close();
  }, order.timeout);
  try {
    await greet(connection, order);
    connection.send(Buffer.concat([request, behind].map((part) => Buffer.from(part))));
    await goAhead(connection);
    const said = await read(connection);
    if (late) throw new Error("the server neither spoke nor closed behind its go-ahead");
    return said;
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/**
 * access.isolation: nothing that was said before TLS counts after it: neither a login that came in one packet with the request
 * (CVE-2011-0411 and its kin), nor the first half of one. Nothing where the protocol has no such request, or the endpoint none.
 */
export async function injection(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { attempt: { protocol, login, targetDomain }, password, cell } = neighbour;
  const spoken = protocol === "mapi" ? "imap" : protocol;
  const [upgrade, probe] = [UPGRADES[spoken], BEFORE_LOGIN[spoken]];
  if (!upgrade || !probe || cell.security !== "upgrade") return undefined;
  const order = await orderOf(neighbour, dialling);
  if (typeof order === "string") return undefined;
  const told = (found: Finding) => entryOf("probe:injection", group, neighbour, order, found);
  const said = { login, password, ...(targetDomain === undefined ? {} : { targetDomain }) };
  for (const attack of attacksOf(upgrade, probe, said)) {
    const found = await tried(order, upgrade, probe, attack).catch(unclear);
    if (found) return told(found);
  }
  return told({ finding: "kept", why: "nothing that was said before TLS counted after it" });
}
