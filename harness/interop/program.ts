import type { Certificate } from "../../fixtures/certificate.ts";
import type { Security } from "../../fixtures/endpoint.ts";

/** The protocols that programs are tried with. */
export type Spoken = "pop3" | "imap" | "ftp" | "xmpp" | "ximss" | "web" | "ldap" | "smtp";

/** A login that a program is to try. */
export interface Attempt {
  readonly address: string;
  readonly port: number;
  /** What is typed as the server, and what its certificate is to be for: a host name that leads to `address`; absent: the address. */
  readonly host?: string;
  /** As it is to reach the server. */
  readonly name: string;
  readonly password: string;
  /** The Domain that is typed as the server, where the protocol carries it (XMPP). */
  readonly target: string;
  /** TLS: the authority that is trusted, PEM. */
  readonly authority: string;
  /** EXTERNAL: the client's own certificate. */
  readonly certificate?: Certificate;
}

/** Files that stand in the folder of every call. */
export const FILES = {
  /** The authority that is trusted. */
  authority: "ca.pem",
  /** The client's own certificate and its key; empty where it has none. */
  certificate: "client.pem",
  key: "client-key.pem",
  /** Host names, in the format of /etc/hosts. */
  hosts: "hosts",
} as const;

/** How a program is called, in an empty folder of its own that is HOME too. No password stands in `args`: others can read it there. */
export interface Call {
  readonly args: readonly string[];
  /** Files to be written before, by name, beside `FILES`. What a program writes itself goes into the folder `out`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** What a program left behind. */
export interface Left {
  readonly code: number;
  /** All that it printed, and the files in `out`. */
  readonly text: string;
}

/** A program of other people, and one way of logging in that it speaks. */
export interface Program {
  readonly id: string;
  readonly protocol: Spoken;
  readonly security: Security;
  /** The executable. */
  readonly command: string;
  /** Debian's package that has it. */
  readonly package: string;
  call(attempt: Attempt): Call;
  /** Whether it says that the server refused the login: no other trouble looks like that. */
  refused(left: Left): boolean;
  /** Over TLS: whether it says that it does not trust the server's certificate, by its authority or its name. */
  distrusts?(left: Left): boolean;
}

/** What is typed as the server. */
export const serverOf = ({ host, address }: Attempt): string => host ?? address;
