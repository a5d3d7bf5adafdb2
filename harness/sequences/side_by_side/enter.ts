import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Dial } from "../../clients/client.ts";
import type { Observation } from "../../observation.ts";
import { Lost } from "../../sessions/lost.ts";
import type { Session } from "../../sessions/session.ts";
import { notOpened } from "../solo.ts";
import type { Fault } from "../story.ts";
import { company, type Scene } from "./scene.ts";

/** RFC 2449, 8.1.1 and 8.1.2; RFC 5530 for IMAP: somebody else has it. */
const LOCKED = /\[(IN-?USE|LOGIN-DELAY)\]/i;

/** One of several clients. */
export interface Visitor<S extends Session> {
  readonly client: number;
  readonly protocol: Protocol;
  connect(dial: Dial): Promise<S>;
}

/** Opens the account beside those who have it open: the answer must be the one that it has when it is alone (access.simultaneous). */
export async function enter<S extends Session>(
  scene: Scene,
  { client, protocol, connect }: Visitor<S>,
): Promise<S | Fault> {
  const { story, account } = scene;
  const dial = scene.dials.get(protocol);
  if (!dial) throw new TypeError(`Cannot open ${protocol}: it was not tried alone`);
  story.say(`client ${client + 1} opens ${account} by ${protocol}`);
  story.ask("access.simultaneous", protocol);
  const locked = (why: string) =>
    story.broken(
      "access.simultaneous",
      protocol,
      `a login that opens ${account} alone does not while ${company(scene, client)}: ${why}`,
    );
  let session: S | undefined;
  try {
    session = await connect(dial);
    const seen: Observation | undefined = await session.login(dial) ?? await session.whose?.();
    const why = seen && notOpened(seen, account);
    if (why === undefined) {
      scene.open.add(client);
      return session;
    }
    session.close();
    return seen?.kind === "unclear" && !LOCKED.test(why)
      ? { clause: "access.simultaneous", protocol, finding: "unclear", why }
      : locked(why);
  } catch (error) {
    session?.close();
    if (error instanceof Lost && LOCKED.test(error.message)) return locked(error.message);
    throw error;
  }
}

/** Whether an entrance, or a step, came to a fault. */
export const isFault = (one: object): one is Fault => "finding" in one && "why" in one;

/** The account is still the one that was opened. */
export async function stays(
  { story, account }: Scene,
  { protocol }: { readonly protocol: Protocol },
  session: Session,
): Promise<Fault | undefined> {
  story.ask("access.simultaneous", protocol);
  const seen = await session.whose?.();
  const why = seen && notOpened(seen, account);
  if (seen === undefined || why === undefined) return undefined;
  return seen.kind === "unclear"
    ? { clause: "access.simultaneous", protocol, finding: "unclear", why }
    : story.broken("access.simultaneous", protocol, `what was open is so no more: ${why}`);
}
