import type { FullName } from "../../fixtures/deployment.ts";

/** A resource of an account that is online. `deliver` gets what others send to it. */
export interface Resource {
  readonly name: string;
  /** Absent: not available (no presence sent yet). */
  readonly priority?: number;
  deliver(signal: Signal): void;
}

/** Something on its way from one account's resource; `body` is the protocol's own (XMPP: the stanza as XML text, with `from` and `to` stamped). */
export interface Signal {
  readonly from: { readonly account: FullName; readonly resource: string };
  readonly body: unknown;
}

/**
 * Real-time messages between the accounts of this server.
 * @internal
 */
export interface Signals {
  /** Puts a resource on line, or replaces what is known of it. @returns false where the name is taken by another session */
  bind(resource: Resource): boolean;
  unbind(name: string): void;
  /** The account that an address (any login-like name with a Domain) leads to, by the same routing as mail. */
  resolve(address: string): FullName | undefined;
  resources(account: FullName): readonly Resource[];
}
