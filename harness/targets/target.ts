import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

/** A login as the server got it, before it decided anything. */
export interface Witnessed {
  readonly protocol: Protocol;
  readonly localAddress: string;
  readonly name: string;
  readonly hint?: string;
}

/** A server under test that serves one deployment. */
export interface Running extends AsyncDisposable {
  readonly endpoints: readonly Endpoint[];
  /** Addresses of the deployment that it cannot serve: address to the reason. */
  readonly absent?: Readonly<Record<string, string>>;
  /** What the server saw so far; absent where it cannot tell. */
  readonly witnessed?: readonly Witnessed[];
}

/** The target does not start, or is not there: nobody's fault here, and no verdict. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A kind of server to be tested. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly offers: readonly Protocol[];
  /** Makes it serve a deployment on these protocols. @throws where it does not start: the target is out of reach */
  start(deployment: Deployment, protocols: readonly Protocol[]): Promise<Running>;
}
