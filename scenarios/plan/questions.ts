import type { Protocol } from "../../fixtures/protocols.ts";
import { cellIn } from "../draw/cell_in.ts";
import { hash } from "../draw/random.ts";
import { turnOfSecurities } from "../draw/security.ts";
import type { Form } from "../forms/form.ts";
import { securitiesOf, WITH_AUTHZID } from "../offers.ts";
import {
  ADDRESS_KINDS,
  AUTHZID_KINDS,
  type Cell,
  SERVER_NAME_KINDS,
  STATE_KINDS,
} from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import { hintsOf } from "./hints.ts";
import type { Profile } from "./profiles.ts";
import { at } from "./turn.ts";

/** The forms that ask for an authorization identity. */
const ASKING = ["at", "percent", "simple", "domain-alias", "account-alias"];

/** The forms that ask for a state: whatever leads to an account, what counts is the account that would open (access.service). */
const LEADING_THERE = ["simple", "at", "percent", "account-alias", "forwarder-local"];

/**
 * Cells of what most logins leave unsaid: TLS server names that differ (address.sni), authorization identities, and accounts
 * that exist and do not open (access.service).
 */
export function questionCells(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Cell[] {
  const known = new Set(forms.map(({ id }) => id));
  const cells = protocols.flatMap((protocol) => [
    ...serverNameCells(protocol),
    ...(WITH_AUTHZID.includes(protocol) ? authzidCells(protocol) : []),
    ...stateCells(protocol),
  ]).filter((cell) => known.has(cell.form) && isWritable(cell));
  return profile === "smoke"
    ? [
      ...cells.filter((cell) => hash(`${JSON.stringify(cell)}/smoke`) % 12 === 0),
      ...(known.has("simple") ? protocols.flatMap(hintCells) : []),
    ]
    : cells;
}

/** Every hint once, of a simple name with the right password: whoever takes another Domain by it opens an account. */
function hintCells(protocol: Protocol): Cell[] {
  const hints = hintsOf(protocol);
  return hints.length === 1 ? [] : hints.map((told, row) => ({
    protocol,
    form: "simple",
    address: at(ADDRESS_KINDS, row),
    credential: "own",
    security: "plain",
    ...told,
  }));
}

/** Where nothing is carried beside the name: a simple name on every address, with every kind of server name. */
function serverNameCells(protocol: Protocol): Cell[] {
  const { carries, qualifies } = TRAITS[protocol];
  if (carries !== "nothing" || qualifies) return [];
  const secure = securitiesOf(protocol).filter((security) => security !== "plain");
  return ADDRESS_KINDS.flatMap((address, row) =>
    SERVER_NAME_KINDS.flatMap((serverName, column): Cell[] => {
      const security = at(secure, row + column);
      const place = { protocol, form: "simple", address, security, serverName };
      return [
        { ...place, credential: "own" },
        // Whichever Domain counts: the namesake's password opens at most the one.
        ...(serverName === "other" ? [{ ...place, credential: "namesake" } as const] : []),
      ];
    })
  );
}

function authzidCells(protocol: Protocol): Cell[] {
  return ASKING.flatMap((form, row) =>
    AUTHZID_KINDS.flatMap((authzid, column): Cell[] => {
      const security = turnOfSecurities(protocol, row + column);
      const place: Cell = {
        protocol,
        form,
        security,
        authzid,
        address: "own",
        credential: "own",
      };
      return [
        cellIn(protocol, place),
        ...(authzid === "foreign" ? [cellIn(protocol, { ...place, credential: "namesake" })] : []),
        ...(authzid === "spelled" ? [cellIn(protocol, { ...place, address: "main" })] : []),
      ];
    })
  );
}

function stateCells(protocol: Protocol): Cell[] {
  return LEADING_THERE.flatMap((form, row) =>
    STATE_KINDS.map((state, column): Cell =>
      cellIn(protocol, {
        protocol,
        form,
        // A simple name leads there where the account's own Domain is meant.
        address: form === "simple" ? "own" : at(ADDRESS_KINDS, row + column),
        credential: "own",
        security: turnOfSecurities(protocol, row + column),
        state,
      })
    )
  );
}

/** XMPP's is a bare JID (RFC 6120, 6.3.8): a name without `@` cannot be asked for as it stands. */
function isWritable({ protocol, form, authzid }: Cell): boolean {
  const bare = form === "percent" || form === "simple";
  return !(TRAITS[protocol].carries === "target domain" && authzid === "equal" && bare);
}
