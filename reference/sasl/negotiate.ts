import { fromBase64, toBase64 } from "./base64.ts";
import type { Claim, Mechanism } from "./mechanism.ts";

/** Why there is no claim, or none that holds; `lost`: input ended before. */
export type Broken = { readonly kind: "malformed" | "cancelled" | "lost" };

/** How an exchange over base64 texts ended. */
export type Negotiated = { readonly kind: "claim"; readonly claim: Claim } | Broken;

/** Sends a challenge, already base64, in the protocol's way, and gives the text that answers it; nothing where input ends. */
export type Ask = (challenge: string) => Promise<string | undefined>;

/**
 * Holds an exchange in the profile that IMAP, POP3 and SMTP share, and XIMSS too: base64, `*` cancels, the initial response `=` is an empty
 * one (RFC 5034 section 4, RFC 4959, RFC 4954).
 * @param initial the initial response as it stood in the command, still base64
 */
export async function negotiate(
  mechanism: Mechanism,
  initial: string | undefined,
  ask: Ask,
): Promise<Negotiated> {
  const first = initial === undefined ? undefined : fromBase64(initial === "=" ? "" : initial);
  if (initial === "" || (initial !== undefined && !first)) return { kind: "malformed" };
  const exchange = mechanism.start(first);
  let turn = await exchange.next();
  while (!turn.done) {
    const answer = await ask(toBase64(turn.value));
    const response = responseIn(answer);
    if (!(response instanceof Uint8Array)) return response;
    turn = await exchange.next(response);
  }
  return turn.value ? { kind: "claim", claim: turn.value } : { kind: "malformed" };
}

/**
 * Shows the data that go with success where the protocol's own success has no place for them: in a challenge, which an empty response
 * answers (RFC 4422, section 3.7; RFC 5034, section 4). Only a client whose proof was accepted gets them.
 * @returns nothing where the client went along, or there was nothing to show; else the login has come to nothing after all
 */
export async function showSuccess(claim: Claim, ask: Ask): Promise<Broken | undefined> {
  const data = claim.success?.();
  if (!data) return undefined;
  const response = responseIn(await ask(toBase64(data)));
  if (!(response instanceof Uint8Array)) return response;
  return response.length === 0 ? undefined : { kind: "malformed" };
}

function responseIn(answer: string | undefined): Uint8Array | Broken {
  if (answer === undefined) return { kind: "lost" };
  if (answer === "*") return { kind: "cancelled" };
  return fromBase64(answer) ?? { kind: "malformed" };
}
