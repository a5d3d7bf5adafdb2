import { canaryIn } from "../../fixtures/canary.ts";
import { allowed } from "../external/modes/deeds.ts";
import { isOpen } from "../observation.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Dial } from "../clients/client.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import { dial, type Dialling, orderOf } from "../run/dial.ts";
import type { ProbeEntry } from "../run/entry.ts";
import type { Group } from "../run/group.ts";
import { servedBy } from "../targets/endpoint_for.ts";
import { BEFORE_LOGIN, type BeforeLogin } from "./before_login.ts";
import { entryOf, excerpt, unclear } from "./finding.ts";
import { Transcript } from "../clients/transcript.ts";

/** Sends all that needs an account on connections where nobody logged in. @returns what was given, if anything was */
async function ask(
  probe: BeforeLogin,
  commands: readonly string[],
  order: Dial,
  hold: (connection: RawConnection) => void,
) {
  const open = async () => {
    const connection = await RawConnection.open(order.endpoint, order);
    hold(connection);
    // Where TLS is on demand, before it was asked for: there as little may be given.
    await probe.greet(connection, order);
    return connection;
  };
  let current: RawConnection | undefined;
  for (const command of commands) {
    const fresh = current === undefined;
    const connection = current ?? await open();
    const answered = await probe.ask(connection, command, order.host).catch(async (error) => {
      // Some servers close behind so many commands that are out of place: the rest is asked on another connection.
      if (fresh || !connection.ended) throw error;
      return { ...await probe.ask(await open(), command, order.host), over: true };
    });
    const { given, answer, over } = answered;
    if (given || canaryIn(answer) !== undefined) {
      return `${command} was answered by ${excerpt(answer, order)}`;
    }
    if (over) connection.close();
    current = over ? undefined : connection;
  }
  return undefined;
}

/** access.login-first: nothing of an account is given before a login, on an endpoint where a login does open one. */
export async function loginFirst(
  group: Group,
  neighbour: Scenario,
  dialling: Dialling,
): Promise<ProbeEntry> {
  const { protocol } = neighbour.attempt;
  const probe = BEFORE_LOGIN[servedBy(protocol)];
  const order = await orderOf(neighbour, dialling);
  const transcript = typeof order === "string" ? new Transcript() : order.transcript;
  const found = (finding: ProbeEntry["finding"], why: string): ProbeEntry =>
    entryOf("probe:login-first", group, neighbour, { protocol, transcript }, { finding, why });
  if (typeof order === "string" || !probe) return found("unclear", "no such endpoint");
  const held: RawConnection[] = [];
  const timer = setTimeout(
    () => held.forEach((connection) => connection.close()),
    dialling.timeout,
  );
  try {
    const given = await ask(
      probe,
      allowed(probe.commands, dialling.mode),
      order,
      (connection) => held.push(connection),
    );
    if (given !== undefined) return found("broken", given);
    const { observation } = await dial(neighbour, dialling);
    if (observation.kind === "notOffered") return found("notOffered", observation.because);
    return isOpen(observation)
      ? found("kept", "nothing was given before a login, and a login opened an account")
      : found("unclear", "nothing was given, but neither by a login that should open");
  } catch (error) {
    const { finding, why } = unclear(error);
    return found(finding, why);
  } finally {
    clearTimeout(timer);
    held.forEach((connection) => connection.close());
  }
}
