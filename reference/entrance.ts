import type { FullName } from "../fixtures/deployment.ts";
import { doorTo, type SeenLogin } from "./door.ts";
import type { KeptSessions } from "./kept.ts";
import type { OpenSessions } from "./open_sessions.ts";
import { pagesOf } from "./pages.ts";
import type { Directory, Policy } from "./policy/mod.ts";
import type { ServedProtocol } from "./protocol.ts";
import type { Entrance } from "./server/mod.ts";
import type { Door, Post, Session } from "./session.ts";
import { sharedWith } from "./sharing/mod.ts";
import type { Hub, Store } from "./store/mod.ts";
import type { Wire } from "./wire.ts";

/** What all connections of one server have in common. */
export interface Inside {
  readonly policy: Policy;
  /** The world at this moment (access.reconfigured). */
  world(): Directory;
  readonly store: Pick<Store, "account">;
  readonly hub: Hub;
  readonly openSessions: OpenSessions;
  readonly kept: KeptSessions;
  readonly post: Post;
  /** So many refused logins, and the conversation should end. */
  readonly refusals: number;
  changePassword(account: FullName, password: string): boolean;
  readonly ftpHost?: boolean;
  onLogin?(seen: SeenLogin): void;
  /** Stands between a protocol and the door. */
  door?(door: Door, wire: Wire): Door;
}

/** One connection's way in: its door, and the session that is open behind it, one at a time. */
export function entranceTo(inside: Inside, { id: protocol }: ServedProtocol, wire: Wire): Entrance {
  const { policy, world, store, hub, openSessions, kept, post, refusals } = inside;
  const localAddress = wire.local.address;
  const listed = openSessions.connection();
  let leave = () => {};
  const left = () => {
    listed.over();
    leave();
    leave = () => {};
  };
  const open = (account: FullName): Session => {
    const signals = hub.enter(account);
    leave = () => signals.leave();
    listed.opened({
      account,
      protocol,
      address: localAddress,
      peer: wire.peer,
      encrypted: wire.encryption() !== undefined,
      since: new Date(),
    });
    return {
      account,
      roster: store.account(account).roster,
      ...sharedWith({
        policy,
        world,
        viewer: { account, opened: world(), protocol, localAddress },
        stored: (other) => store.account(other),
      }),
      signals,
      changePassword: (password) => inside.changePassword(account, password),
    };
  };
  const door = doorTo({
    policy,
    world,
    open,
    left,
    protocol,
    localAddress,
    serverName: () => wire.encryption()?.serverName,
    refusals,
    pages: pagesOf({
      policy,
      world,
      files: (account) => store.account(account).files,
      protocol,
      localAddress,
      kept,
    }),
    post,
    ...inside.ftpHost !== undefined && { ftpHost: inside.ftpHost },
    ...inside.onLogin && { onLogin: inside.onLogin },
  });
  return { door: inside.door?.(door, wire) ?? door, left, [Symbol.dispose]: left };
}
