import { cramMd5 } from "../../sasl/cram_md5.ts";
import { login } from "../../sasl/login.ts";
import type { Mechanism } from "../../sasl/mechanism.ts";
import { plain } from "../../sasl/plain.ts";
import type { State } from "./state.ts";

/** What AUTHENTICATE offers. */
export const MECHANISMS: readonly Mechanism[] = [plain, login, cramMd5];

const ALWAYS = [
  "IMAP4rev1",
  "LITERAL+", // RFC 7888
  "ID", // RFC 2971
  "ENABLE", // RFC 5161
  "IDLE", // RFC 2177
  "NAMESPACE", // RFC 2342
  "UIDPLUS", // RFC 4315
  "MOVE", // RFC 6851
  "UNSELECT", // RFC 3691
];

const BEFORE_LOGIN = ["SASL-IR", ...MECHANISMS.map(({ name }) => `AUTH=${name}`)]; // RFC 4959, RFC 3501

/** `CAPABILITY` and exactly what is done in this state, as a response or a response code has it. */
export function capabilityCode({ phase }: State): string {
  const extra = phase === "not authenticated" ? BEFORE_LOGIN : [];
  return ["CAPABILITY", ...ALWAYS, ...extra].join(" ");
}
