import type { Protocol } from "../../fixtures/protocols.ts";
import { cellIn } from "../draw/cell_in.ts";
import type { Order } from "../draw/scenario.ts";
import type { Form } from "../forms/form.ts";
import { isOffered, MECHANISMS, securitiesOf } from "../offers.ts";
import type { Cell } from "../scenario.ts";
import { TRAITS } from "../traits.ts";
import type { Profile } from "./profiles.ts";

/** A login by one mechanism with one security. */
type Try = Pick<Cell, "form" | "address" | "credential" | "host">;

const OPENING: readonly Try[] = [
  { form: "percent", address: "foreign", credential: "own" },
  { form: "simple", address: "own", credential: "own" },
];
/** The sharpest: who looks in the Domain of the address opens a stranger's account. */
const NAMESAKE: Try = { form: "percent", address: "foreign", credential: "namesake" };
const WRONG: Try = { form: "at", address: "main", credential: "wrong" };
/** No page of the host has a login, neither a form nor one that asks for Basic. */
const NOWHERE: readonly Try[] = (["unserved", "unified"] as const).map((host) => ({
  form: "percent",
  address: "own",
  credential: "own",
  host,
}));

/** Up to a second of CPU each, or a program that brings its own interpreter: one with each security is enough, and one refused. */
const COSTLY: Readonly<Partial<Record<Protocol, readonly string[]>>> = {
  xmpp: ["SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"],
};

/**
 * Every mechanism with every security of its protocol, twice where it should open, and each once with a namesake's password
 * and once with what proves nothing (access.mechanisms). Smoke: SCRAM over XMPP alone.
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
          if (profile === "smoke" && !(mechanism === "SCRAM-SHA-1" && protocol === "xmpp")) {
            return [];
          }
          const costly = COSTLY[protocol]?.includes(mechanism) ?? false;
          // A certificate proves the name itself: no namesake has another.
          const proves = mechanism === "EXTERNAL";
          const [first, last] = [turn === 0, turn === length - 1];
          const refused: readonly Try[] = profile === "smoke" ? [] : [
            ...(first && !proves ? [NAMESAKE] : []),
            ...(first && TRAITS[protocol].carries === "host" ? NOWHERE : []),
            ...(last && (proves || !costly) ? [WRONG] : []),
          ];
          const opening = costly ? OPENING.slice(turn % 2).slice(0, 1) : OPENING;
          return [...opening, ...refused].flatMap((one): Order[] => {
            const form = forms.find(({ id }) => id === one.form);
            const cell = cellIn(protocol, { protocol, security, ...one });
            return form ? [{ cell, form, mechanism }] : [];
          });
        })
    )
  );
}
