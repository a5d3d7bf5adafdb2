import type { Deployment, FullName } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { Security } from "../fixtures/endpoint.ts";
import type { Attempt } from "./attempt.ts";

/** The address of the connection, seen from the Domain of the account that the scenario is about. */
export const ADDRESS_KINDS = ["own", "foreign", "main", "unassigned"] as const;
/** `own`: assigned to the account's Domain; `foreign`: to another secondary Domain; `main`: to the Main Domain; `unassigned`: to none. */
export type AddressKind = typeof ADDRESS_KINDS[number];

/** `own`: the account's password; `namesake`: that of the same name in another Domain; `wrong`: nobody's, or nearly right; `empty`. */
export const CREDENTIALS = ["own", "namesake", "wrong", "empty"] as const;
/** One of them. */
export type Credential = typeof CREDENTIALS[number];

/** XMPP's target domain: the account's Domain, another served one, an alias of the account's, one that is not served, an address, or none. */
export const TARGET_KINDS = ["own", "other", "alias", "unserved", "address", "none"] as const;
/** One of them. */
export type TargetKind = typeof TARGET_KINDS[number];

/**
 * The host of a web login's URL, seen from the account's Domain: its name, another's, an alias, a name that a record leads to
 * it, none that is served; an address of the Domain, of another, of nobody's; no Host at all (HTTP/1.0); the Domain's name
 * with a port, a trailing dot, in capitals, in an absolute request target; a name that a record makes one account.
 */
export const HOST_KINDS = [
  "own",
  "other",
  "alias",
  "routed",
  "unserved",
  "numeric",
  "numeric-other",
  "numeric-unassigned",
  "none",
  "port",
  "dot",
  "capitals",
  "absolute",
  "unified",
] as const;
/** One of them. */
export type HostKind = typeof HOST_KINDS[number];

/** The MAPI connector's Server Name: the account's Domain, another, an alias, a name that a record leads to it, an address literal. */
export const SETTING_KINDS = ["own", "other", "alias", "routed", "address"] as const;
/** One of them. */
export type SettingKind = typeof SETTING_KINDS[number];

/**
 * The TLS server name, where it is the question (address.sni): the account's Domain, another, an alias, in capitals, or a host
 * name of the DNS that is no Domain's (`host`: a certificate has it, so that a client goes on).
 */
export const SERVER_NAME_KINDS = ["own", "other", "alias", "capitals", "host"] as const;
/** One of them. */
export type ServerNameKind = typeof SERVER_NAME_KINDS[number];

/** SASL's authorization identity: empty, the name as sent, the same account spelled otherwise, another account, nobody's. */
export const AUTHZID_KINDS = ["empty", "equal", "spelled", "foreign", "unknown"] as const;
/** One of them. */
export type AuthzidKind = typeof AUTHZID_KINDS[number];

/** Why an account that exists does not open (access.service): its service is off, its Domain's is, or it is disabled. */
export const STATE_KINDS = ["account-off", "domain-off", "disabled"] as const;
/** One of them. */
export type StateKind = typeof STATE_KINDS[number];

/** What a login can say of a Domain, for the lattice of hints. */
export type HintName =
  | "name"
  | "address"
  | "server name"
  | "target"
  | "host"
  | "setting"
  | "ftp host"
  | "authzid";

/** A hint, and the account that opens where it decides. */
export interface Side {
  /** What says it. */
  readonly hint: HintName;
  /** What opens where it decides. */
  readonly account: FullName;
}

/** What is off in most servers, and asked for where it can be switched on. One deployment has one of these in all its scenarios. */
export interface Switches {
  /** FTP's HOST (RFC 7151). */
  readonly ftpHost?: boolean;
  /** One listening socket on `::` for all IPv4 addresses: they arrive IPv4-mapped (address.family). */
  readonly mapped?: boolean;
}

/**
 * IMAP's LOGIN: a quoted string, a literal, one that is not waited for (RFC 7888). SASL: the initial response, or the answer
 * to an empty challenge. XMPP: `escaped`, as an initial response, the stream's `to` all in character references; XIMSS: the
 * attributes so; a web form: every character of its fields percent-escaped. Web: `absolute`, an absolute request target names the host, and `Host` the address (RFC 9112, 3.2.2).
 */
export type Carriage =
  | "quoted"
  | "literal"
  | "literal+"
  | "initial"
  | "continuation"
  | "escaped"
  | "absolute";

/** A place in the space of logins. Every cell is walked; what is inside it is drawn. */
export interface Cell {
  /** What the client speaks. */
  readonly protocol: Protocol;
  /** A login form's id. */
  readonly form: string;
  /** Where the connection arrives. */
  readonly address: AddressKind;
  /** What is shown to prove the name. */
  readonly credential: Credential;
  /** `plain`: without TLS, though the server may offer it. */
  readonly security: Security;
  /** Only where the protocol carries a target domain. */
  readonly target?: TargetKind;
  /** Only where it carries a host. */
  readonly host?: HostKind;
  /** Only of MAPI. */
  readonly setting?: SettingKind;
  /** Over TLS, where the server name is the question; else it agrees with the address, or there is none. */
  readonly serverName?: ServerNameKind;
  /** SASL, where the authorization identity is the question. */
  readonly authzid?: AuthzidKind;
  /** Where the account's state is the question; else it is as drawn, mostly open. */
  readonly state?: StateKind;
}

/** One login to be made, with all that decides it. Plain data: it goes into reports and comes back by `replay`. */
export interface Scenario {
  /** Stable: the cell and a digest of what was drawn in it, never a position. */
  readonly id: string;
  /** The place that it was drawn in. */
  readonly cell: Cell;
  /** What the server serves then. */
  readonly deployment: Deployment;
  /** What is sent, but for the credential. */
  readonly attempt: Attempt;
  /** The password that is sent. */
  readonly password: string;
  /** `USER`, `LOGIN`, `PLAIN`, `CRAM-MD5`, ...: see `Dial` of the harness. */
  readonly mechanism: string;
  /** The account that the scenario is about. */
  readonly subject: FullName;
  /** What the person typed as "server" in the client's settings: a host name of the deployment's DNS that leads to `attempt.address`, or the address. */
  readonly serverSetting: string;
  /** How the protocol carries the name, where that is the question (name.encoding); else the client's own way. */
  readonly carriage?: Carriage;
  /** The client's own address, where that is the question (address.local); else the kernel's choice. */
  readonly peer?: string;
  /**
   * EXTERNAL: the client's certificate proves `attempt.login`, `trusted` by the authority that the server goes by, or `foreign`: by
   * another. There only; the password is not sent.
   */
  readonly certificate?: "trusted" | "foreign";
  /** Logins on the same connection that must fail first (access.isolation). */
  readonly before?: readonly { readonly login: string; readonly password: string }[];
  /** How the deployment is to be served, where it is not as usual. */
  readonly switches?: Switches;
  /** Of the lattice: two hints that name different Domains. What opens tells which of them counts. */
  readonly conflict?: { readonly first: Side; readonly second: Side };
}
