import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Configuration, Exported, Exporter, Port, Site } from "../exporters/exporter.ts";
import type { Budget } from "../targets/target.ts";

/** Where a server's programs are: installed, or unpacked from its package beside others that conflict with it. */
export interface Found {
  /** `""`, or the folder that the package was unpacked into. */
  readonly root: string;
  /** For its programs: `LD_LIBRARY_PATH` of unpacked libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/** A process that serves, in the foreground: it must not go into the background by itself. */
export interface Serving {
  /** Absolute. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a server is started with. */
export interface Ground {
  readonly deployment: Deployment;
  readonly exported: Exported;
  readonly site: Site;
  readonly found: Found;
  readonly configuration: Configuration;
  /** Where it answers. */
  readonly endpoints: readonly Endpoint[];
  /** Runs a program to its end in the site's folder. @throws {Unreachable} where it fails, with the end of what it printed */
  run(program: string, args: readonly string[], input?: string): Promise<string>;
}

/** A real server: how it is found, configured, started. One file each, found by its default export. */
export interface Server {
  readonly exporter: Exporter;
  readonly title: string;
  /** Debian packages. `unpack`: they conflict with others, and serve from a folder. */
  readonly packages: readonly string[];
  readonly install: "apt" | "unpack";
  /** A program of it: it is there where this is (`/usr/sbin/dovecot`, below the root of the package). */
  readonly program: string;
  readonly offers: readonly Protocol[];
  /** The ports that it listens on, by protocol. */
  readonly securities: Readonly<Partial<Record<Protocol, readonly Port["security"][]>>>;
  /** Kinds of sequences that make sense with it; in one of its configurations others than in another, where it reads names otherwise. */
  readonly sequences: readonly string[] | Readonly<Record<Configuration, readonly string[]>>;
  readonly budget: Budget;
  /** IPv6 too. */
  readonly ipv6: boolean;
  /** It cannot show a certificate by the name that a client asks for (SNI): all Domains get one, which has all their names. */
  readonly oneCertificate?: true;
  /** Before it starts: databases to be made of the files. */
  prepare?(ground: Ground): Promise<void>;
  /** What serves; each is awaited by its greeting, on every endpoint. */
  serving(ground: Ground): readonly Serving[];
  /** When it answers: what can only be put into it while it runs (mailboxes, accounts). */
  furnish?(ground: Ground): Promise<void>;
}
