import type { Protocol } from "../../fixtures/protocols.ts";
import { cellIn } from "../draw/cell_in.ts";
import type { Order } from "../draw/scenario.ts";
import type { Form } from "../forms/form.ts";
import { isOffered, MECHANISMS, securitiesOf } from "../offers.ts";
import type { Cell, Credential } from "../scenario.ts";
import type { Profile } from "./profiles.ts";

/** Logins by one mechanism with one security. */
type Try = readonly [form: string, address: Cell["address"], credential: Credential];

const OPENING: readonly Try[] = [["percent", "foreign", "own"], ["simple", "own", "own"]];
const REFUSED: Try = ["at", "main", "wrong"];

/** Up to a second of CPU each, or a program that brings its own interpreter: one with each security is enough. */
const COSTLY: Readonly<Partial<Record<Protocol, readonly string[]>>> = {
  xmpp: ["SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"],
};

/**
 * Every mechanism with every security of its protocol, twice where it should open, and each once with what proves nothing
 * (access.mechanisms). Smoke: SCRAM over XMPP alone.
 */
export function mechanismOrders(
  profile: Profile,
  protocols: readonly Protocol[],
  forms: readonly Form[],
): Order[] {
  return protocols.flatMap((protocol) =>
    (MECHANISMS[protocol] ?? []).flatMap((mechanism) =>
      securitiesOf(protocol).filter((security) => isOffered(mechanism, security))
        .flatMap((security, turn, { length }) => {
          const costly = COSTLY[protocol]?.includes(mechanism) ?? false;
          if (profile === "smoke" && !(mechanism === "SCRAM-SHA-1" && protocol === "xmpp")) {
            return [];
          }
          const tries = [
            ...(costly ? [OPENING[turn % 2] ?? REFUSED] : OPENING),
            ...(turn === length - 1 && profile !== "smoke" ? [REFUSED] : []),
          ];
          return tries.flatMap(([id, address, credential]): Order[] => {
            const form = forms.find((one) => one.id === id);
            if (!form) return [];
            const place = { protocol, form: id, address, credential, security };
            return [{ cell: cellIn(protocol, place), form, mechanism }];
          });
        })
    )
  );
}
