import * as z from "zod";
import { CLAUSE_IDS, type ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Deployment, FullName } from "../../fixtures/deployment.ts";
import { type Endpoint, SECURITIES } from "../../fixtures/endpoint.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import { deploymentSchema, KEYS } from "../../fixtures/schema.ts";
import type { Mark } from "../clients/known_account.ts";
import type { Trusting } from "../run/trusting.ts";

/** `read-only`: logs in and reads; `normal`: delivers mail and messages too; `intrusive`: also what might hurt others. */
export const MODES = ["read-only", "normal", "intrusive"] as const;
/** One of them. */
export type Mode = typeof MODES[number];

/** Where the server is dialled, and the address of its own on which it sees the connection arrive. */
export interface ExternalEndpoint extends Endpoint {
  /** As it is dialled: a name that this machine resolves, or an address. */
  readonly host: string;
}

/** What the target declares not to offer; each key that is there narrows it. */
export interface Lack {
  readonly protocol?: Protocol;
  readonly mechanism?: string;
  readonly clause?: ClauseId;
  readonly form?: string;
  readonly reason: string;
}

/** Failed logins that a lockout allows: so many may be made. */
export interface FailureBudget {
  readonly perAccount?: number;
  /** From one address of a client: a run has but one. */
  readonly perAddress?: number;
  /** Seconds; absent: failures are never forgotten. */
  readonly window?: number;
}

/** What the server's operator allows. Absent: no limit. */
export interface Limits {
  readonly loginsPerSecond?: number;
  /** At the same time. */
  readonly connections?: number;
  readonly failures: FailureBudget;
}

/** What the server serves: one deployment that is there already, or any that a command is given. */
export type Serves =
  | {
    readonly kind: "fixed";
    readonly deployment: Deployment;
    readonly endpoints: readonly ExternalEndpoint[];
    /** For every account. */
    readonly marks: Readonly<Record<FullName, Mark>>;
  }
  | {
    readonly kind: "provisioned";
    /** Program and arguments: the deployment on its stdin, the endpoints on its stdout. */
    readonly provision: readonly string[];
    /** Takes back what `provision` did: the same on its stdin. */
    readonly reset?: readonly string[];
    readonly protocols: readonly Protocol[];
    /** Those that the command's endpoints may have; loopback is always among them. */
    readonly hosts: readonly string[];
  };

/** A server that somebody else runs. */
export interface TargetFile {
  /** The file's own path, as it was named. */
  readonly path: string;
  readonly name: string;
  readonly serves: Serves;
  /** How its certificates are checked; absent: by the authorities that the machine trusts. */
  readonly trusting?: Trusting;
  readonly lacks: readonly Lack[];
  readonly limits: Limits;
  readonly mode: Mode;
}

const count = z.int().min(1);
const protocol = z.enum(PROTOCOLS);
/** A list of program and arguments, or a line for the shell. */
const command = z.preprocess(
  (value) => typeof value === "string" ? ["/bin/sh", "-c", value] : value,
  z.array(z.string()).min(1),
);

const endpoint = z.strictObject({
  protocol,
  host: z.string().meta({ description: "A host name or an IP address, as it is dialled" }),
  port: z.int().min(1).max(65535),
  security: z.enum(SECURITIES),
  address: z.string().exactOptional().meta({
    description: "The server's own address on which it sees the connection; absent: the host",
  }),
  clear: z.boolean().exactOptional().meta({
    description: "With upgrade: whether passwords may go over the net without TLS, too",
  }),
});

const lack = z.strictObject({
  protocol: protocol.exactOptional(),
  mechanism: z.string().exactOptional(),
  clause: z.enum(CLAUSE_IDS).exactOptional(),
  form: z.string().exactOptional(),
  reason: z.string().min(1),
});

const failures = z.strictObject({
  perAccount: z.int().min(0).exactOptional(),
  perAddress: z.int().min(0).exactOptional(),
  window: count.exactOptional().meta({ description: "Seconds" }),
});

const limits = z.strictObject({
  loginsPerSecond: z.number().positive().exactOptional(),
  connections: count.exactOptional(),
  failures: failures.default({}),
});

const mark = z.strictObject({ text: z.string().min(8) });

const domain = deploymentSchema.shape.domains.element;
const account = domain.shape.accounts.unwrap().element;

/** An account as a target's file has it: what a deployment says of it, and how it is known. */
const knownAccount = account.extend({
  password: z.string().exactOptional(),
  passwordFrom: z.string().exactOptional().meta({ description: "env:NAME or file:PATH" }),
  canary: z.union([z.literal("none"), mark]).exactOptional(),
});

const inlineDeployment = deploymentSchema.extend({
  domains: z.array(domain.extend({ accounts: z.array(knownAccount).default([]) })).min(1),
});

const common = {
  $schema: z.string().exactOptional().meta({ description: "For editors; not read" }),
  name: z.string().exactOptional().meta({ description: "Absent: the file's name" }),
  ca: z.string().exactOptional().meta({ description: "A PEM file" }),
  pin: z.string().exactOptional().meta({ description: "SHA-256 of the certificate, in hex" }),
  serverName: z.string().exactOptional(),
  insecure: z.boolean().exactOptional(),
  lacks: z.array(lack).default([]),
  limits: limits.default({ failures: {} }),
  mode: z.enum(MODES).default("normal"),
};

/** A server that is there, with a deployment that stands in the file. */
export const fixedSchema = z.strictObject({
  ...common,
  endpoints: z.array(endpoint).min(1),
  deployment: inlineDeployment,
});

/** A server that a command makes serve a deployment. */
export const provisionedSchema = z.strictObject({
  ...common,
  provision: command,
  reset: command.exactOptional(),
  protocols: z.array(protocol).min(1),
  hosts: z.array(z.string()).default([]),
});

export type FixedRead = z.output<typeof fixedSchema>;
export type ProvisionedRead = z.output<typeof provisionedSchema>;

/** The keys that an object of the file may have, by the key under which it stands. */
export const TARGET_KEYS: Readonly<Record<string, readonly string[]>> = {
  ...KEYS,
  endpoints: Object.keys(endpoint.shape),
  lacks: Object.keys(lack.shape),
  limits: Object.keys(limits.shape),
  failures: Object.keys(failures.shape),
  canary: Object.keys(mark.shape),
  deployment: Object.keys(deploymentSchema.shape),
  accounts: Object.keys(knownAccount.shape),
};
