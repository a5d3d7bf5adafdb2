import type { Certificate } from "../fixtures/certificate.ts";
import type { Deployment } from "../fixtures/deployment.ts";

/** What the server needs to speak TLS. */
export interface Tls {
  /**
   * A Domain's certificate, by the Domain's own name in the deployment of this moment. Asked at the first handshake that wants it,
   * and again once there is another deployment (access.reconfigured).
   */
  certificate(deployment: Deployment, domain: string): Promise<Certificate>;
  /** The authority (PEM) whose client certificates prove names: EXTERNAL. Absent: EXTERNAL is not offered. */
  readonly clients?: string;
}
