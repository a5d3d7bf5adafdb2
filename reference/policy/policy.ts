import type { Account, Domain, FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Because, Proof, Recipients } from "../session.ts";
import type { Rights } from "../store/rights.ts";
import type { Directory, DomainEntry, DomainObject } from "./directory.ts";
import type { RouterRecord } from "./record.ts";
import type { Guarded, Identifier, Viewer } from "./viewer.ts";

/** All that a login is decided from. */
export interface Login {
  /** What is spoken: services are by protocol. */
  readonly protocol: Protocol;
  /** The server's own address on which the connection arrived, as the socket spells it. */
  readonly localAddress: string;
  /** The login name, exactly as sent. */
  readonly name: string;
  /** XMPP stream `to`, HTTP `Host`, FTP HOST, as sent. */
  readonly hint?: string;
  /** The TLS server name. The reference does not look at it (address.sni). */
  readonly serverName?: string;
  /** Never empty: an empty one was not sent. */
  readonly authzid?: string;
  /** What shows that it is its owner's. */
  readonly proof: Proof;
}

/** A qualified name in its two parts, in the letter case in which it came. */
export interface Name {
  /** It is qualified. */
  readonly kind: "name";
  /** What stands before the separator. */
  readonly account: string;
  /** What stands behind it. */
  readonly domain: string;
}

/** A name without a Domain. */
export interface Simple {
  /** It names no Domain. */
  readonly kind: "simple";
  /** All of it. */
  readonly account: string;
}

/** Nothing opens. */
export interface Refused {
  /** The decision ends here. */
  readonly kind: "refused";
  /** For tests: no client is told (access.uniform). */
  readonly because: Because;
}

/** The rewriters, in the order in which a name is shown to them (route.order); the first that changes it wins. */
export const REWRITERS = [
  "byRecord",
  "byDomainAlias",
  "byLiteral",
  "byMainDomain",
  "byAccountAlias",
  "byForwarder",
] as const;

/** One of them. */
export type Rewriter = typeof REWRITERS[number];

/** A name that no rewriter changes, and the rewriters that led to it. */
export interface Routed {
  /** It is to be located. */
  readonly kind: "routed";
  /** An object's name, if there is one. */
  readonly account: string;
  /** A Domain's name, if it is served. */
  readonly domain: string;
  /** In order; empty where nothing changed it. */
  readonly trail: readonly Rewriter[];
}

/** An account that is here, whether or not it opens. */
export interface Found {
  /** It is to be verified. */
  readonly kind: "found";
  /** As the deployment spells it. */
  readonly fullName: FullName;
  /** Whose password and services count. */
  readonly account: Account;
  /** Its Domain, whose services count too. */
  readonly domain: Domain;
  /** The rewriters that led to it. */
  readonly trail: readonly Rewriter[];
}

/** A record that matches a name, and its right side with the `*` filled in. */
export interface Match {
  /** As the Router table has it. */
  readonly record: RouterRecord;
  /** What the name is rewritten to. */
  readonly right: string;
}

/** A rewriter's answer: another name, or nothing where it leaves the name alone. */
export type Rewritten = Name | Refused | undefined;

/**
 * How a login is decided: four steps, and the parts they are made of. Steps and parts call each other through the policy, so a copy
 * with one function replaced, `{ ...policy, split }`, is a policy that differs in that alone. Nothing here keeps state or throws.
 */
export interface Policy {
  /** The whole decision. Takes as long for an unknown account as for a known one (access.uniform). */
  admit(this: Policy, world: Directory, login: Login): Promise<Found | Refused>;

  /** Step 1: which full name is meant. */
  qualify(this: Policy, world: Directory, login: Login): Name | Refused;
  /** Step 2: where Router, aliases and Forwarders lead from it. */
  route(this: Policy, world: Directory, name: Name): Routed | Refused;
  /** Step 3: the Domain and the account here. */
  locate(this: Policy, world: Directory, routed: Routed): Found | Refused;
  /** Step 4: password, authorization identity, services, state. Nothing where all is well. */
  verify(
    this: Policy,
    world: Directory,
    login: Login,
    found: Found,
  ): Promise<Because | undefined>;

  /** The accounts that mail to an address goes to, by the routing of logins (route.same-as-delivery). */
  recipients(this: Policy, world: Directory, address: string): Recipients;

  /** Whether a domain hint is served (client.xmpp.unknown-target, client.web.unserved; FTP HOST). */
  serves(this: Policy, world: Directory, protocol: Protocol, hint: string): boolean;
  /** Whether a name is, after all domain records and only those, a Domain or an alias of one. */
  isServed(this: Policy, world: Directory, domain: string): boolean;

  /** Reads a name: where its Domain begins, if it has one. */
  split(this: Policy, name: string): Name | Simple | Refused;
  /** What a simple name is given for a Domain, by the hint or the address. */
  domainForSimple(this: Policy, world: Directory, login: Login): string | undefined;
  /** The Domain of a local address: the one it is assigned to, else the Main Domain. */
  domainOfAddress(this: Policy, world: Directory, address: string): Domain | undefined;

  /** The most rewrites by records, aliases and Forwarders together; one more is a loop. */
  readonly rewriteLimit: number;
  /** One rewrite: the first rewriter that changes the name. */
  rewrite(
    this: Policy,
    world: Directory,
    name: Name,
  ): { readonly by: Rewriter; readonly to: Name | Refused } | undefined;
  /** The first record that matches, changed by it or not; of a Domain alone, the first domain record. */
  findRecord(
    this: Policy,
    world: Directory,
    name: { readonly account?: string; readonly domain: string },
  ): Match | undefined;
  /** The Main Domain's account that the right side of a domain record names (`joe.local`), if it does. */
  unifiedAccount(this: Policy, world: Directory, right: string): string | undefined;
  /** The Router table (route.record.account, .domain, .wildcard). */
  byRecord(this: Policy, world: Directory, name: Name): Rewritten;
  /** Domain aliases (route.domain-alias). */
  byDomainAlias(this: Policy, world: Directory, name: Name): Rewritten;
  /** Addresses of the server's own (name.literal). */
  byLiteral(this: Policy, world: Directory, name: Name): Rewritten;
  /** A qualified name in the Main Domain is read again (name.both). */
  byMainDomain(this: Policy, world: Directory, name: Name): Rewritten;
  /** Account aliases (route.account-alias). */
  byAccountAlias(this: Policy, world: Directory, name: Name): Rewritten;
  /** Forwarders (route.forwarder.local, .remote). */
  byForwarder(this: Policy, world: Directory, name: Name): Rewritten;

  /** The Domain of that name, in any letter case (name.case.domain); aliases are routing's. */
  findDomain(this: Policy, world: Directory, name: string): DomainEntry | undefined;
  /** What has that name in a Domain, in any letter case (name.case.account). */
  findObject(
    this: Policy,
    world: Directory,
    domain: Domain,
    name: string,
  ): DomainObject | undefined;

  /** Whether the proof fits the account's own password (access.password). */
  checkPassword(
    this: Policy,
    world: Directory,
    found: Found,
    proof: Proof,
  ): boolean | Promise<boolean>;
  /** Whether the authorization identity is the account itself. Called only where one was sent. */
  checkAuthzid(this: Policy, world: Directory, login: Login, found: Found): boolean;
  /** Whether account and Domain are open to this protocol. */
  checkService(this: Policy, world: Directory, login: Login, found: Found): boolean;

  /** The account that `~name` means to a session. */
  sharedName(this: Policy, world: Directory, viewer: Viewer, name: string): FullName | undefined;
  /** What a session may do with a mailbox: asked anew for each command. */
  rightsOf(this: Policy, world: Directory, viewer: Viewer, mailbox: Guarded): Rights;
  /** What an identifier in a mailbox of `owner` says; nothing where nobody can be meant. */
  readIdentifier(this: Policy, owner: FullName, text: string): Identifier | undefined;
  /** Whether two texts are the same identifier in a mailbox of `owner`. */
  sameIdentifier(this: Policy, owner: FullName, one: string, other: string): boolean;
  /** Whether an identifier in a mailbox of `owner` means a session's account. */
  matchesIdentifier(
    this: Policy,
    world: Directory,
    viewer: Viewer,
    owner: FullName,
    identifier: string,
  ): boolean;
  /** Whether a session's account is a member of a Group. */
  isMember(
    this: Policy,
    world: Directory,
    viewer: Viewer,
    group: { readonly account: string; readonly domain: string },
  ): boolean;
  /** Whether a session's account is an administrator whom `owner` is under. */
  administers(this: Policy, world: Directory, viewer: Viewer, owner: FullName): boolean;
  /** Whether a session may use the file store of `owner`. */
  opensFiles(this: Policy, world: Directory, viewer: Viewer, owner: FullName): boolean;
}

export function refused(because: Because): Refused {
  return { kind: "refused", because };
}
