import type { Protocol } from "../../fixtures/protocols.ts";
import { hash } from "../draw/random.ts";
import type { Form } from "../forms/form.ts";
import {
  ADDRESS_KINDS,
  type AddressKind,
  type Cell,
  type Credential,
  CREDENTIALS,
  TARGET_KINDS,
  type TargetKind,
} from "../scenario.ts";
import type { Profile } from "./profiles.ts";

type Place = readonly [AddressKind, Credential];

/** The forms that people use: walked with every address and credential, over XMPP also with every target. */
const LEADING = ["simple", "at", "percent"];

/** XMPP's targets in turn: each of them in ten, those under which a login can succeed more often. */
const TURN: readonly TargetKind[] = [
  "own",
  "alias",
  "other",
  "own",
  "unserved",
  "own",
  "address",
  "none",
  "alias",
  "own",
];

const EVERY_PLACE: readonly Place[] = ADDRESS_KINDS.flatMap((address) =>
  CREDENTIALS.map((credential): Place => [address, credential])
);

/**
 * Which pairs of address kind and credential a form is walked with. The turn depends on form and protocol alone, so
 * that another form more moves nothing.
 */
const PLACES: Readonly<Record<Profile, (turn: number) => readonly Place[]>> = {
  // One of three has another credential too.
  smoke: (turn) => [
    [at(ADDRESS_KINDS, turn), "own"],
    ...CREDENTIALS.slice(1).filter((_, step) => (turn >>> 4) % 9 === step)
      .map((credential): Place => [at(ADDRESS_KINDS, turn + 1), credential]),
  ],
  // Every address with the right password, every credential with two addresses.
  standard: (turn) => [
    ...ADDRESS_KINDS.map((address): Place => [address, "own"]),
    ...CREDENTIALS.slice(1).flatMap((credential, step): Place[] => [
      [at(ADDRESS_KINDS, turn + step), credential],
      [at(ADDRESS_KINDS, turn + step + 2), credential],
    ]),
  ],
  exhaustive: () => EVERY_PLACE,
};

/** The cells that a profile walks, each once. */
export function cellsOf(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Cell[] {
  return protocols.flatMap((protocol) =>
    forms.flatMap((form) => {
      const turn = hash(`${form.id}/${protocol}`);
      const leading = LEADING.includes(form.id);
      const places = leading ? EVERY_PLACE : PLACES[profile](turn);
      return places.flatMap(([address, credential], step) => {
        const cell = {
          protocol,
          form: form.id,
          address,
          credential,
          security: "plain" as const,
        };
        if (protocol !== "xmpp") return [cell];
        const every = profile === "exhaustive" || (leading && profile === "standard");
        const targets = every ? TARGET_KINDS : [at(TURN, turn + step)];
        return targets.map((target) => ({ ...cell, target }));
      });
    })
  );
}

function at<T>(from: readonly T[], place: number): T {
  const found = from[place % from.length];
  if (found === undefined) throw new RangeError("Cannot take a turn: the list is empty");
  return found;
}
