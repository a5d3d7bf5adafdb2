import type { Protocol } from "../../fixtures/protocols.ts";
import { type Cell, HOST_KINDS, SETTING_KINDS, TARGET_KINDS } from "../scenario.ts";

/** What a cell says of a target domain, a host or a connector's setting. */
export type Told = Pick<Cell, "target" | "host" | "setting">;

interface Hints {
  /** Each kind once. */
  readonly every: readonly Told[];
  /** The same in turn, those under which a login can succeed more often. */
  readonly turn: readonly Told[];
}

const NOTHING: Hints = { every: [{}], turn: [{}] };

const targets = (...kinds: readonly (typeof TARGET_KINDS[number])[]) =>
  kinds.map((target) => ({ target }));
const hosts = (...kinds: readonly (typeof HOST_KINDS[number])[]) => kinds.map((host) => ({ host }));
const settings = (...kinds: readonly (typeof SETTING_KINDS[number])[]) =>
  kinds.map((setting) => ({ setting }));

const HINTS: Readonly<Partial<Record<Protocol, Hints>>> = {
  xmpp: {
    every: targets(...TARGET_KINDS),
    turn: targets(
      ...["own", "alias", "other", "own", "unserved", "own", "alias", "other"] as const,
      ...["own", "address", "own", "alias", "none", "other", "own"] as const,
    ),
  },
  web: {
    every: hosts(...HOST_KINDS),
    turn: hosts(
      ...["own", "alias", "numeric", "none", "own", "other", "port", "own", "unserved"] as const,
      ...["dot", "own", "capitals", "numeric-unassigned", "absolute", "routed", "own"] as const,
      ...["numeric-other", "own", "unified"] as const,
    ),
  },
  mapi: {
    every: settings(...SETTING_KINDS),
    turn: settings(...["own", "alias", "other", "own", "address", "own", "routed"] as const),
  },
};

/** Every hint that a protocol's client can give beside the name; `[{}]` where it gives none. */
export function hintsOf(protocol: Protocol): readonly Told[] {
  return (HINTS[protocol] ?? NOTHING).every;
}

/** The hints in the turn in which forms take them. */
export function turnOf(protocol: Protocol): readonly Told[] {
  return (HINTS[protocol] ?? NOTHING).turn;
}
