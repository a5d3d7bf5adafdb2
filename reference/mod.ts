/**
 * The reference server, to be embedded in tests of others: mail, file, message, web and directory protocols, on a deployment of
 * yours, on loopback ports that the kernel chooses. It runs in Deno and in Node.
 *
 * ```ts
 * import { workedExample } from "@loginspec/loginspec/fixtures";
 * import { startReference } from "@loginspec/loginspec/reference";
 *
 * await using reference = await startReference(workedExample, { serve: ["imap"] });
 * for (const { address, port } of reference.endpoints) console.log("%s port %d", address, port);
 * ```
 *
 * @module
 */
import type { ServedProtocol } from "./protocol.ts";
import { ALL } from "./protocols/mod.ts";

export type { SeenLogin } from "./door.ts";
export type { OpenSession } from "./open_sessions.ts";
export {
  type Found,
  type Login,
  type Match,
  type Name,
  type Policy,
  referencePolicy,
  type Refused,
  type Rewriter,
  REWRITERS,
  type Rewritten,
  type Routed,
  type Simple,
} from "./policy/mod.ts";
export type { Reference, ReferenceOptions } from "./reference.ts";
export type { Ending, ServedProtocol } from "./protocol.ts";
export { DEFAULT_LIMITS, type Limits, type Where, WireEnded } from "./server/mod.ts";
export type {
  Admission,
  Because,
  Door,
  LoginRequest,
  Proof,
  Recipients,
  Session,
} from "./session.ts";
export type { Undeliverable } from "./session.ts";
export type { Tls } from "./tls.ts";
export type { Encryption, Wire } from "./wire.ts";
export { startReference } from "./start.ts";

/** All that the reference can serve: of a replacement list, those that stay as they are. */
export const PROTOCOLS_SERVED: readonly ServedProtocol[] = ALL;
