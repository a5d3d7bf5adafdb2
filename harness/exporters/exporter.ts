import type { Certificate } from "../../fixtures/certificate.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

/** `taught`: configured to follow the documented behaviour as far as the server can; `default`: as its manual has it. */
export const CONFIGURATIONS = ["taught", "default"] as const;
export type Configuration = typeof CONFIGURATIONS[number];

/** One port for a protocol and a security, equal on every address. `upgrade` is what a plain port with TLS on demand is. */
export interface Port {
  readonly protocol: Protocol;
  readonly security: Exclude<Security, "plain">;
  readonly port: number;
}

/** Where an export goes to, and what is there already. */
export interface Site {
  /** Absolute, without a slash at its end: all that the configuration names lies in it. */
  readonly folder: string;
  /** The addresses that are listened on: those of the deployment that the machine has. */
  readonly addresses: readonly string[];
  readonly ports: readonly Port[];
  /** By a Domain's name as the deployment spells it; the export writes those that it names. */
  readonly certificates: Readonly<Record<string, Certificate>>;
  /** The authority that signed them, PEM. */
  readonly authority: string;
  /** The root of the server's package: `""` where it is installed, else the folder that it was unpacked into. */
  readonly root: string;
}

/** A file of an export. */
export interface ExportedFile {
  /** Below the site's folder, without a slash in front. */
  readonly path: string;
  readonly content: string;
  /** Who may read: absent, its owner alone (0600). */
  readonly mode?: number;
}

/** What of a deployment a server's configuration cannot say. */
export interface Shortfall {
  /** `Router records`, `accounts with "/" in their names`. */
  readonly what: string;
  /** A sentence: why this server cannot, or why a configuration by hand would have to. */
  readonly why: string;
  /** Which of them the deployment has, as it spells them; never a password. */
  readonly which: readonly string[];
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly cannot: readonly Shortfall[];
  /** The deployment less what the configuration cannot say: what the server really is to serve. Its name stays: canaries go by it. */
  readonly served: Deployment;
  /** What to do with the files, line by line: a README for who starts the server by hand. */
  readonly steps: readonly string[];
}

/** Writes a server's configuration. One file each, found by its default export. */
export interface Exporter {
  /** `dovecot`, `json`. */
  readonly id: string;
  readonly title: string;
  /** The first is what is meant where none is named. */
  readonly configurations: readonly [Configuration, ...Configuration[]];
  /** A function of its arguments alone, so that an export is the same everywhere. */
  write(deployment: Deployment, site: Site, configuration: Configuration): Exported;
}
