import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { hash } from "../draw/random.ts";
import type { Form } from "../forms/form.ts";
import { securitiesOf } from "../offers.ts";
import { ADDRESS_KINDS, type AddressKind, type Cell, CREDENTIALS } from "../scenario.ts";
import { hintsOf, type Told, turnOf } from "./hints.ts";
import { questionCells } from "./questions.ts";
import type { Profile } from "./profiles.ts";
import { at } from "./turn.ts";

type Place = readonly [AddressKind, Cell["credential"]];

/** The forms that people use: walked with every address, credential and security, and with every target, host or setting. */
const LEADING = ["simple", "at", "percent"];

const EVERY_PLACE: readonly Place[] = ADDRESS_KINDS.flatMap((address) =>
  CREDENTIALS.map((credential): Place => [address, credential])
);

/** Every address with the right password, each other credential with one. */
const crossOf = (turn: number): readonly Place[] => [
  ...ADDRESS_KINDS.map((address): Place => [address, "own"]),
  ...CREDENTIALS.slice(1).map((credential, step): Place => [
    at(ADDRESS_KINDS, turn + step),
    credential,
  ]),
];

/** Every address and every credential, the right password three times of six. */
const someOf = (turn: number): readonly Place[] => [
  ...ADDRESS_KINDS.slice(1).map((_, step): Place => [at(ADDRESS_KINDS, turn + step), "own"]),
  ...CREDENTIALS.slice(1).map((credential, step): Place => [
    at(ADDRESS_KINDS, turn + step + 3),
    credential,
  ]),
];

/**
 * Which pairs of address kind and credential a form is walked with. The turn depends on form and protocol alone, so
 * that another form more moves nothing.
 */
const PLACES: Readonly<Record<Profile, (turn: number) => readonly Place[]>> = {
  // One of six has another credential too.
  smoke: (turn) => [
    [at(ADDRESS_KINDS, turn), "own"],
    ...CREDENTIALS.slice(1).filter((_, step) => (turn >>> 4) % 18 === step)
      .map((credential): Place => [at(ADDRESS_KINDS, turn + 1), credential]),
  ],
  standard: someOf,
  exhaustive: () => EVERY_PLACE,
};

/** The cells that a profile walks, each once. */
export function cellsOf(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Cell[] {
  const walked = protocols.flatMap((protocol) =>
    forms.flatMap((form) =>
      LEADING.includes(form.id)
        ? leadingCells(profile, protocol, form.id)
        : otherCells(profile, protocol, form.id)
    )
  );
  return [...walked, ...questionCells(profile, protocols, forms)];
}

/** Standard and above: each two of address, credential, security and hint meet. */
function leadingCells(profile: Profile, protocol: Protocol, form: string): Cell[] {
  const turn = hash(`${form}/${protocol}`);
  const securities = securitiesOf(protocol);
  const hints = hintsOf(protocol);
  if (profile === "smoke") {
    return crossOf(turn).map(([address, credential], step) =>
      cell(protocol, form, address, credential, at(securities, turn + step), {
        ...at(turnOf(protocol), turn + step),
      })
    );
  }
  // Without hints every place is walked, with the right password by every security; with hints a place and a hint choose it.
  if (hints.length === 1) {
    return EVERY_PLACE.flatMap(([address, credential], step) =>
      (credential === "own" ? securities : [at(securities, turn + step)])
        .map((security) => cell(protocol, form, address, credential, security, {}))
    );
  }
  const places = profile === "exhaustive" ? EVERY_PLACE : crossOf(turn);
  return hints.flatMap((told, column) =>
    places.map(([address, credential], row) =>
      cell(protocol, form, address, credential, at(securities, row + column), told)
    )
  );
}

/** The other forms take turns with securities, and except in the exhaustive profile with hints. */
function otherCells(profile: Profile, protocol: Protocol, form: string): Cell[] {
  const turn = hash(`${form}/${protocol}`);
  const securities = securitiesOf(protocol);
  const hints = hintsOf(protocol);
  return PLACES[profile](turn).flatMap(([address, credential], step) => {
    const told = profile === "exhaustive" ? hints : [at(turnOf(protocol), turn + step)];
    return told.map((one, column) =>
      cell(protocol, form, address, credential, at(securities, turn + step + column), one)
    );
  });
}

function cell(
  protocol: Protocol,
  form: string,
  address: AddressKind,
  credential: Cell["credential"],
  security: Security,
  told: Told,
): Cell {
  return { protocol, form, address, credential, security, ...told };
}
