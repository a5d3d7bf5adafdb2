import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { hash } from "../draw/random.ts";
import { turnOfSecurities } from "../draw/security.ts";
import type { Form } from "../forms/form.ts";
import { securitiesOf } from "../offers.ts";
import { ADDRESS_KINDS, type AddressKind, type Cell, CREDENTIALS } from "../scenario.ts";
import { hintsOf, type Told, turnOf } from "./hints.ts";
import { questionCells } from "./questions.ts";
import type { Profile } from "./profiles.ts";
import { at } from "./turn.ts";
import { unique } from "./unique.ts";

type Place = readonly [AddressKind, Cell["credential"]];

/** The forms that people use: walked by every security, and with every target, host or setting. */
const LEADING = ["simple", "at", "percent"];

/** Whether a cell is of such a form, and nothing else is asked of it. */
export function isLeading({ form, serverName, authzid, state }: Cell): boolean {
  return LEADING.includes(form) && [serverName, authzid, state].every((one) => one === undefined);
}

/** In smoke the first protocol walks every form, and so many of all, the first among them, another than the leading ones. */
const SMOKE_PROTOCOLS = 2;

const EVERY_PLACE: readonly Place[] = ADDRESS_KINDS.flatMap((address) =>
  CREDENTIALS.map((credential): Place => [address, credential])
);

/** Of credentials that are not the account's own, a namesake's is the sharpest. */
const OTHERS: readonly Cell["credential"][] = ["namesake", "wrong", "empty"];
/** In so many protocols, or in all of a plan, each of them comes once with a form. */
const ROUND = 7;

/**
 * Each address once and each credential once, the right password with another address once more. Over four columns of one row
 * every address meets every credential.
 */
function diagonal(row: number, column: number): readonly Place[] {
  const pairs = ADDRESS_KINDS.map((_, step): Place => [
    at(ADDRESS_KINDS, row + step),
    at(CREDENTIALS, column + step),
  ]);
  // The right password is the first of the credentials.
  const own = CREDENTIALS.length - column % CREDENTIALS.length;
  return [...pairs, [at(ADDRESS_KINDS, row + own + 2), "own"]];
}

/** The cells that a profile walks, each once. */
export function cellsOf(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Cell[] {
  const walked = protocols.flatMap((protocol, place) =>
    forms.flatMap((form) => {
      if (LEADING.includes(form.id)) return leadingCells(profile, protocol, form.id);
      // Which protocols walk a form depends on the form alone, so that another form more moves nothing.
      const turn = (hash(form.id) + place) % protocols.length;
      return profile === "smoke" && turn >= SMOKE_PROTOCOLS && place > 0
        ? []
        : otherCells(profile, protocol, form.id, { place, round: protocols.length });
    })
  );
  return [...walked, ...questionCells(profile, protocols, forms)];
}

/** Standard and above: each two of address, credential, security and hint meet. */
function leadingCells(profile: Profile, protocol: Protocol, form: string): Cell[] {
  const turn = hash(`${form}/${protocol}`);
  const securities = securitiesOf(protocol);
  const hints = hintsOf(protocol);
  if (profile === "smoke") {
    // `%` is as good as `@`; the last of its places has the right password.
    return diagonal(turn, turn >>> 4).slice(form === "percent" ? 2 : 0).map((
      [address, credential],
      step,
    ) =>
      cell(protocol, form, address, credential, at(securities, turn + step), {
        ...at(turnOf(protocol), turn + step),
      })
    );
  }
  if (profile === "exhaustive") {
    return EVERY_PLACE.flatMap(([address, credential]) =>
      securities.flatMap((security) =>
        hints.map((told) => cell(protocol, form, address, credential, security, told))
      )
    );
  }
  // `%` is as good as `@`: every address and every credential meet some security and some hint.
  if (form === "percent") {
    return [...diagonal(turn, 0), ...diagonal(turn + 2, 0).slice(0, 1)].map((place, row) =>
      cell(
        protocol,
        form,
        ...place,
        turnOfSecurities(protocol, row),
        at(turnOf(protocol), turn + row),
      )
    );
  }
  // A place and a hint choose each other for a simple name, else a place and a security do.
  const ways = hints.length > 1 && form === "simple"
    ? hints.map((told) => ({ securities, told: [told] }))
    : securities.map((security) => ({ securities: [security], told: turnOf(protocol) }));
  const crossed = ways.flatMap(({ securities, told }, column) =>
    diagonal(turn, column).map(([address, credential], row) =>
      cell(protocol, form, address, credential, at(securities, Math.floor(PACE * row) + column), {
        ...at(told, turn + row + column),
      })
    )
  );
  // To a full name a hint matters only where it keeps a login from beginning.
  const hinted = form === "simple" || hints.length === 1 ? [] : hints.map((told, row) =>
    cell(
      protocol,
      form,
      at(ADDRESS_KINDS, turn + row),
      "own",
      turnOfSecurities(protocol, turn + row),
      told,
    )
  );
  return unique([...crossed, ...hinted]);
}

/** Securities go on by another pace than addresses and credentials, so that they meet each of both. */
const PACE = 2.5;

/** The other forms take turns with securities, and except in the exhaustive profile with hints. */
function otherCells(
  profile: Profile,
  protocol: Protocol,
  form: string,
  turns: { readonly place: number; readonly round: number },
): Cell[] {
  const { place } = turns;
  const turn = hash(`${form}/${protocol}`);
  const hints = hintsOf(protocol);
  return PLACES[profile](form, protocol, turns).flatMap(([address, credential], step) => {
    const told = profile === "exhaustive" ? hints : [at(turnOf(protocol), turn + step)];
    return told.map((one, column) =>
      cell(
        protocol,
        form,
        address,
        credential,
        turnOfSecurities(protocol, hash(form) + place + step + column),
        one,
      )
    );
  });
}

/** Which pairs of address kind and credential a form is walked with, by a protocol of some place among those of a plan. */
const PLACES: Readonly<
  Record<
    Profile,
    (
      form: string,
      protocol: Protocol,
      turns: { readonly place: number; readonly round: number },
    ) => readonly Place[]
  >
> = {
  // One of six has another credential too.
  smoke: (form, protocol) => {
    const turn = hash(`${form}/${protocol}`);
    return [
      [at(ADDRESS_KINDS, turn), "own"],
      ...CREDENTIALS.slice(1).filter((_, step) => (turn >>> 4) % 18 === step)
        .map((credential): Place => [at(ADDRESS_KINDS, turn + 1), credential]),
    ];
  },
  // Two addresses with the right password; some protocols of a round add a third, with one of the other credentials.
  standard: (form, _, { place: column, round }) => {
    const turn = hash(form);
    const other = OTHERS[(turn + column) % Math.max(ROUND, round)];
    const place = (step: number) => at(ADDRESS_KINDS, turn + column + step);
    return [
      [place(0), "own"],
      [place(1), "own"],
      ...(other === undefined ? [] : [[place(2), other] as const]),
    ];
  },
  exhaustive: () => EVERY_PLACE,
};

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
