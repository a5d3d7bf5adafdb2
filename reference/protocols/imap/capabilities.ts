import type { Mechanism } from "../../sasl/mechanism.ts";
import { offered } from "../../sasl/offered.ts";
import { upgradeOf, type Wire } from "../../wire.ts";
import type { State } from "./state.ts";

/** What AUTHENTICATE offers at this moment. */
export function mechanismsOf(wire: Pick<Wire, "encryption">): readonly Mechanism[] {
  return offered("imap", wire.encryption());
}

const ALWAYS = [
  "IMAP4rev1",
  "LITERAL+", // RFC 7888
  "ID", // RFC 2971
  "ENABLE", // RFC 5161
  "IDLE", // RFC 2177
  "NAMESPACE", // RFC 2342
  "ACL", // RFC 4314
  "RIGHTS=kxte",
  "UIDPLUS", // RFC 4315
  "MOVE", // RFC 6851
  "UNSELECT", // RFC 3691
];

/** RFC 4959, RFC 3501. STARTTLS only while it is possible. */
const beforeLogin = (wire: Wire) => [
  ...upgradeOf(wire) ? ["STARTTLS"] : [],
  "SASL-IR",
  ...mechanismsOf(wire).map(({ name }) => `AUTH=${name}`),
];

/** `CAPABILITY` and exactly what is done in this state, as a response or a response code has it. */
export function capabilityCode({ phase }: State, wire: Wire): string {
  const extra = phase === "not authenticated" ? beforeLogin(wire) : [];
  return ["CAPABILITY", ...ALWAYS, ...extra].join(" ");
}
