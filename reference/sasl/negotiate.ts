import { fromBase64, toBase64 } from "./base64.ts";
import type { Claim, Mechanism } from "./mechanism.ts";

/** How an exchange over base64 lines ended; `lost`: input ended before. */
export type Negotiated =
  | { readonly kind: "claim"; readonly claim: Claim }
  | { readonly kind: "malformed" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "lost" };

/**
 * Holds an exchange in the profile that IMAP, POP3 and SMTP share: base64 lines, `*` cancels, the initial response `=` is an empty one
 * (RFC 5034 section 4, RFC 4959, RFC 4954).
 * @param initial the initial response as it stood in the command, still base64
 * @param ask sends a challenge, already base64, in the protocol's way, and gives the line that answers it
 */
export async function negotiate(
  mechanism: Mechanism,
  initial: string | undefined,
  ask: (challenge: string) => Promise<string | undefined>,
): Promise<Negotiated> {
  const first = initial === undefined ? undefined : fromBase64(initial === "=" ? "" : initial);
  if (initial === "" || (initial !== undefined && !first)) return { kind: "malformed" };
  const exchange = mechanism.start(first);
  let turn = await exchange.next();
  while (!turn.done) {
    const answer = await ask(toBase64(turn.value));
    if (answer === undefined) return { kind: "lost" };
    if (answer === "*") return { kind: "cancelled" };
    const response = fromBase64(answer);
    if (!response) return { kind: "malformed" };
    turn = await exchange.next(response);
  }
  return turn.value ? { kind: "claim", claim: turn.value } : { kind: "malformed" };
}
