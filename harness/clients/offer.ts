import type { Dial } from "./client.ts";
import { SASL } from "./sasl.ts";

/** What a server told of the ways to log in, on this connection and as it is secured now. */
export interface Offer {
  /** SASL mechanisms, by their names on the wire. */
  readonly sasl: readonly string[];
  /** The protocol's own ways, by the names that scenarios have. */
  readonly own: readonly string[];
}

/**
 * A server without the mechanism. Its answer to a login by that would look like a refusal of the name, so none is made; `within`
 * makes an observation of this.
 */
export class NotOffered extends Error {
  override readonly name = "NotOffered";

  constructor(
    { mechanism, protocol, security }: Pick<Dial, "mechanism" | "protocol" | "security">,
  ) {
    super(`the target does not offer ${mechanism} over ${protocol} (${security})`);
  }
}

/** Whether a dial's mechanism is among what is offered. */
export function isOffered({ sasl, own }: Offer, { mechanism }: Pick<Dial, "mechanism">): boolean {
  const wire = SASL[mechanism]?.wire;
  return own.includes(mechanism) || wire !== undefined && sasl.includes(wire);
}

/** @throws {NotOffered} */
export function heed(
  offer: Offer,
  dial: Pick<Dial, "mechanism" | "protocol" | "security">,
): void {
  if (!isOffered(offer, dial)) throw new NotOffered(dial);
}
