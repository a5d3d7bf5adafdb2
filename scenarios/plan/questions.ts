import type { Protocol } from "../../fixtures/protocols.ts";
import { hash } from "../draw/random.ts";
import type { Form } from "../forms/form.ts";
import { securitiesOf, WITH_AUTHZID } from "../offers.ts";
import { ADDRESS_KINDS, AUTHZID_KINDS, type Cell, SERVER_NAME_KINDS } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import type { Profile } from "./profiles.ts";
import { at } from "./turn.ts";

/** The forms that ask for an authorization identity. */
const ASKING = ["at", "percent", "simple", "domain-alias", "account-alias"];

/** Cells of what most logins leave unsaid: TLS server names that differ (address.sni), authorization identities. */
export function questionCells(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Cell[] {
  const known = new Set(forms.map(({ id }) => id));
  const cells = protocols.flatMap((protocol) => [
    ...serverNameCells(protocol),
    ...(WITH_AUTHZID.includes(protocol) ? authzidCells(protocol) : []),
  ]).filter(({ form }) => known.has(form));
  return profile === "smoke"
    ? cells.filter((cell) => hash(`${JSON.stringify(cell)}/smoke`) % 12 === 0)
    : cells;
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
  const securities = securitiesOf(protocol);
  return ASKING.flatMap((form, row) =>
    AUTHZID_KINDS.flatMap((authzid, column): Cell[] => {
      const security = at(securities, row + column);
      const told = TRAITS[protocol].carries === "target domain" ? { target: "own" } as const : {};
      const place = { protocol, form, security, authzid, ...told };
      return [
        { ...place, address: "own", credential: "own" },
        ...(authzid === "foreign"
          ? [{ ...place, address: "own", credential: "namesake" } as const]
          : []),
        ...(authzid === "spelled"
          ? [{ ...place, address: "main", credential: "own" } as const]
          : []),
      ];
    })
  );
}
