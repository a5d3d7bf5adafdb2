import type { FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Inbox } from "../../../scenarios/sequences/side_by_side/inbox.ts";
import type { Dial } from "../../clients/client.ts";
import type { Fault, Story } from "../story.ts";
import type { Onlooker } from "./onlooker.ts";

/** What all clients of one play share. */
export interface Scene {
  readonly account: FullName;
  readonly dials: ReadonlyMap<Protocol, Dial>;
  readonly onlooker: Onlooker;
  readonly story: Story;
  /** Milliseconds after which a silence is one. */
  readonly patience: number;
  /** Milliseconds that are waited in IDLE: where nothing came of it once, fewer. */
  readonly waits: { idle: number };
  /** As the model has it. */
  inbox: Inbox;
  /** Who is there, by number. */
  readonly open: Set<number>;
  /** Marked by POP sessions that did not say QUIT: these are to stay. */
  readonly marked: Set<string>;
  /** Names a new message. */
  next(): string;
}

/** Holds INBOX as it is against the model. */
export async function compare(
  { onlooker, inbox, marked, story }: Scene,
  by: Protocol,
): Promise<Fault | undefined> {
  const there = new Set((await onlooker.inbox()).keys());
  const gone = inbox.find(({ id }) => !there.has(id))?.id;
  if (gone !== undefined && marked.has(gone)) {
    return story.broken("access.pop-quit", "pop3", `${gone} is gone, and no QUIT was said`);
  }
  if (gone !== undefined) {
    return story.broken("access.simultaneous", by, `${gone} is gone, and nobody removed it`);
  }
  const known = new Set(inbox.map(({ id }) => id));
  const left = [...there].find((id) => !known.has(id));
  if (left === undefined) return undefined;
  return by === "pop3"
    ? story.broken("access.pop-quit", by, `${left} is still there after QUIT`)
    : story.broken("access.simultaneous", by, `${left} is there, and should not be`);
}

/** How many others are there, in words. */
export const company = ({ open }: Scene, client: number): string => {
  const others = [...open].filter((one) => one !== client).length + 1;
  return others === 1 ? "one other session was open" : `${others} other sessions were open`;
};
