import type { Credentials } from "./credentials.ts";

/** The client's side of one exchange of a SASL mechanism. All is before base64. */
export interface SaslExchange {
  /**
   * The response to a challenge; to the first, empty one it is what can be sent as initial response.
   * @throws where the challenge is none of the mechanism's, or a server shows that it does not know the password
   */
  answer(challenge: string, step: number): string;
  /**
   * The login was accepted, with a last word where the protocol has a place for one.
   * @throws where the mechanism proves the server too, and it did not
   */
  accepted?(lastWord?: string): void;
}

export interface Mechanism {
  /** The name that goes over the wire. */
  readonly wire: string;
  /** Whether the client speaks first. */
  readonly first: boolean;
  exchange(credentials: Credentials): SaslExchange;
}
