import type { Security } from "../../fixtures/endpoint.ts";
import type { Call, Left, Spoken } from "./program.ts";

/** Many connections that go over to TLS, by one process. */
export interface Many {
  readonly count: number;
  readonly manner: "in a row" | "side by side";
}

export interface Shaker {
  readonly program: string;
  readonly protocol: Spoken;
  readonly security: Exclude<Security, "plain">;
  readonly command: string;
  readonly package: string;
  call(address: string, port: number, many: Many): Call;
  /** How many handshakes it says were well: the certificate verified, and the server's next answer read. */
  well(left: Left): number;
}
