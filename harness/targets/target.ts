import type { Certificate } from "../../fixtures/certificate.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Profile } from "../../scenarios/plan/profiles.ts";
import type { Marks } from "../clients/known_account.ts";
import type { Shortfall } from "../exporters/exporter.ts";
import type { Lack, Limits, Mode } from "../external/target_file.ts";
import type { Given } from "../../scenarios/plan.ts";
import type { Trusting } from "../run/trusting.ts";
import type { Terms } from "./terms.ts";

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
  /** The authority (PEM) that signed the server's certificates; absent: one of those that the machine trusts. */
  readonly authority?: string;
  /** A client certificate that proves a name (EXTERNAL), by an authority that the server trusts or a foreign one. Absent: it takes none. */
  clientCertificate?(name: string, by: "trusted" | "foreign"): Promise<Certificate>;
  /** What the server saw so far; absent where it cannot tell. */
  readonly witnessed?: readonly Witnessed[];
  /** The deployment less what its configuration cannot say: a login that comes to something else there is not made. Absent: all of it. */
  readonly served?: Deployment;
  /** What that is, in words. */
  readonly cannot?: readonly Shortfall[];
  /** What shows whose account is open; absent: our canary, in every account. */
  readonly marks?: Marks;
  /** What is asked of who logs in; absent: nothing. */
  readonly terms?: Terms;
  /** That it ended by itself, in words; absent, or nothing: it serves, as far as is known. */
  down?(): string | undefined;
  /** Another deployment from the next login on; endpoints stay as they are. Absent: not while it runs. */
  reconfigure?(deployment: Deployment): Promise<void>;
}

/** What is off in most servers, and asked for where it can be switched on. */
export interface Switches {
  /** FTP's HOST (RFC 7151). */
  readonly ftpHost?: boolean;
  /** One listening socket on `::` for all IPv4 addresses, so that they arrive IPv4-mapped (address.family). */
  readonly mapped?: boolean;
}

/** The target does not start, or is not there: nobody's fault here, and no verdict. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** What a target's time allows; over it a plan is cut to what shows most. */
export interface Budget {
  /** Milliseconds, about: from a deployment to the first greeting, and of one refused login. */
  readonly start: number;
  readonly refusal: number;
  /** So many deployments and refusals a profile spends at most; absent: as many as it has. */
  readonly spends: Readonly<
    Partial<Record<Profile, { readonly deployments: number; readonly refusals: number }>>
  >;
}

/**
 * A kind of server to be tested.
 * @internal
 */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly offers: readonly Protocol[];
  /** What it serves beside, in which nobody logs in (LMTP). */
  readonly beside?: readonly Protocol[];
  /** The kinds of sequences that it is asked; absent: all. */
  readonly sequences?: readonly string[];
  /** Absent: it is quick. */
  readonly budget?: Budget;
  /** What may be done to it, unless the user says otherwise; absent: all. */
  readonly mode?: Mode;
  /** The only deployment that it has, not to be changed. Absent: it serves any. */
  readonly given?: Given;
  /** What it declares not to offer. */
  readonly lacks?: readonly Lack[];
  /** What its operator allows; absent: all. */
  readonly limits?: Limits;
  /** How its certificates are checked where the user does not say; absent: by the authority of what runs. */
  readonly trusting?: Trusting;
  /** It is logged in to by one thread. */
  readonly alone?: true;
  /** Where a login goes to, where that is known before it is started. */
  dials?(
    place: Omit<Endpoint, "port" | "via">,
  ): { readonly host: string; readonly port: number } | undefined;
  /** The version of its programs, where somebody knows it. */
  version?(): Promise<string | undefined>;
  /** Makes it serve a deployment on these protocols. @throws where it does not start: the target is out of reach */
  start(
    deployment: Deployment,
    protocols: readonly Protocol[],
    switches?: Switches,
  ): Promise<Running>;
}
