import type { Certificate } from "../fixtures/certificate.ts";

/** What the server needs to speak TLS. */
export interface Tls {
  /** A Domain's certificate, by the Domain's own name. Asked at the first handshake that wants it, and again by none. */
  certificate(domain: string): Promise<Certificate>;
  /** The authority (PEM) whose client certificates prove names: EXTERNAL. Absent: EXTERNAL is not offered. */
  readonly clients?: string;
}
