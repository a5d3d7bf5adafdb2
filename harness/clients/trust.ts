/**
 * How a client checks the server's certificate.
 * @internal
 */
export type Trust =
  /**
   * Signed by one of these authorities (PEM); none: one of those that the machine trusts. The name is checked too: `name`,
   * where the user gave one. That is not indicated to the server: a server name is a hint (address.sni).
   */
  | { readonly kind: "authorities"; readonly pem: readonly string[]; readonly name?: string }
  /** This very certificate, whatever name it has: SHA-256 over its DER, in hex. */
  | { readonly kind: "fingerprint"; readonly sha256: string }
  /** Not at all. Never without a warning to the user. */
  | { readonly kind: "nothing" };
