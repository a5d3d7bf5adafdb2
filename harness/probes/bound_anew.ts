import { canaryIn } from "../../fixtures/canary.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { ask, bind, extended, EXTENSION, RESULT, search } from "../clients/ldap_message.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import { type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { entryOf, excerpt, type Finding, unclear } from "./finding.ts";

/** No account's password. */
const WRONG = "no password of anybody";

/** All there is. Nothing where the server closes in place of an answer. */
async function searched(connection: RawConnection) {
  try {
    return await ask(connection, search("", "sub"));
  } catch (error) {
    if (connection.ended) return undefined;
    throw error;
  }
}

/** Binds, binds again in vain, and asks who is there. Nothing where the first bind opens nothing, or the second one does. */
async function asked(
  connection: RawConnection,
  { attempt: { login }, password }: Scenario,
): Promise<Finding | undefined> {
  const bound = async (shown: string) =>
    (await ask(connection, bind(login, { password: shown }))).result.code;
  if (await bound(password) !== RESULT.success) return undefined;
  if (await bound(WRONG) !== RESULT.invalidCredentials) return undefined;
  const left = await searched(connection);
  if (!left) return { finding: "notOffered", why: "the target allows one attempt a connection" };
  const { entries } = left;
  const { result: { value = "" } } = await ask(connection, extended(EXTENSION.whoAmI));
  const shown = JSON.stringify(entries);
  return canaryIn(shown) !== undefined || value !== ""
    ? { finding: "broken", why: `behind a refused bind the first one counted: ${value} ${shown}` }
    : { finding: "kept", why: "behind a refused bind nobody was bound" };
}

/**
 * access.isolation: a bind that is refused leaves nothing of the one before it on the connection (RFC 4513, section 4). Only LDAP lets
 * a client log in again in the middle of a session whatever the server; nothing for the others.
 */
export async function boundAnew(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry | undefined> {
  const { attempt: { protocol }, cell } = neighbour;
  if (protocol !== "ldap" || cell.security === "upgrade") return undefined;
  const order = await orderOf(neighbour, dialling);
  if (typeof order === "string") return undefined;
  let connection: RawConnection | undefined;
  const timer = setTimeout(() => connection?.close(), order.timeout);
  try {
    connection = await RawConnection.open(order.endpoint, order);
    const found = await asked(connection, neighbour);
    if (!found) return undefined;
    const told = { ...found, why: excerpt(found.why, order) };
    return entryOf("probe:bound-anew", group, neighbour, order, told);
  } catch (error) {
    return entryOf("probe:bound-anew", group, neighbour, order, unclear(error));
  } finally {
    clearTimeout(timer);
    connection?.close();
  }
}
