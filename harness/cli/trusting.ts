import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { type Command, InvalidArgumentError } from "commander";
import { DOMAIN_NAME } from "../../fixtures/name_shapes.ts";
import { type Trusting, USUAL_TRUST } from "../run/trusting.ts";
import type { Target } from "../targets/target.ts";
import { Ended, EXIT } from "./exit.ts";
import { tell } from "./print.ts";

/** What the user says of the server's certificates. */
export interface TrustOptions {
  readonly ca?: string;
  readonly pin?: string;
  readonly serverName?: string;
  readonly insecure?: true;
}

/** SHA-256 in hex, as programs print it: with colons or without, in any case. */
function fingerprint(typed: string): string {
  const plain = typed.replaceAll(":", "").toLowerCase();
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  throw new InvalidArgumentError(
    "It must be the SHA-256 fingerprint of a certificate: 64 hexadecimal digits.",
  );
}

function hostName(typed: string): string {
  if (DOMAIN_NAME.test(typed) || isIP(typed) !== 0) return typed;
  throw new InvalidArgumentError("It must be a host name or an IP address.");
}

export function trustOptions(command: Command): Command {
  return command
    .option("--ca <file>", "the authority (PEM) that the server's certificates must be signed by")
    .option("--pin <sha256>", "take this very certificate, whatever its name", fingerprint)
    .option(
      "--server-name <name>",
      "the name that the certificates must be for, where it is not the address; it is not sent",
      hostName,
    )
    .option("--insecure", "check no certificate at all");
}

/** Options that take the meaning from each other, with what to leave out. */
const WRONG: readonly (readonly [keyof TrustOptions, keyof TrustOptions, string])[] = [
  ["insecure", "ca", "with --insecure no certificate is checked. Remedy: one of the two"],
  ["insecure", "pin", "with --insecure no certificate is checked. Remedy: one of the two"],
  ["insecure", "serverName", "with --insecure no certificate is checked. Remedy: one of the two"],
  ["pin", "ca", "a pinned certificate is taken whoever signed it. Remedy: leave out --ca"],
  [
    "pin",
    "serverName",
    "a pinned certificate is taken whatever its name. Remedy: leave out --server-name",
  ],
];

const OPTION: Readonly<Record<keyof TrustOptions, string>> = {
  ca: "--ca",
  pin: "--pin",
  serverName: "--server-name",
  insecure: "--insecure",
};

/** What was said already, with the same warning. @param where as a person names the place */
export function saidTrust(trusting: Trusting, where: string): Trusting {
  if (trusting.kind === "nothing") warn(`insecure, in ${where}`);
  return trusting;
}

const warn = (said: string) =>
  tell(
    `WARNING: ${said}: no certificate is checked. Whoever stands between here and the server can read every password and answer in its place; no verdict is safe from that.`,
  );

/**
 * Reads the options, and warns where nothing is checked. What a target's file says counts where the options say nothing.
 * @throws {Ended} where they make no sense, or the file is none of certificates
 */
export const trustingOf = (
  options: TrustOptions,
  target: Pick<Target, "trusting"> = {},
): Trusting =>
  typedTrust(options) ?? saidTrust(target.trusting ?? USUAL_TRUST, "the target's file");

/** The same as it was typed; nothing where it was not. @throws {Ended} */
export function typedTrust(options: TrustOptions): Trusting | undefined {
  const said = Object.keys(OPTION).some((key) => options[key as keyof TrustOptions] !== undefined);
  if (!said) return undefined;
  const wrong = WRONG.find(([a, b]) => options[a] !== undefined && options[b] !== undefined);
  if (wrong) {
    const [a, b, because] = wrong;
    throw new Ended(EXIT.usage, `${OPTION[a]} and ${OPTION[b]}: ${because}`);
  }
  const { ca, pin, serverName, insecure } = options;
  if (insecure) {
    warn("--insecure");
    return { kind: "nothing" };
  }
  if (pin !== undefined) return { kind: "fingerprint", sha256: pin };
  return {
    kind: "authorities",
    ...ca === undefined ? {} : { ca: authoritiesIn(ca) },
    ...serverName === undefined ? {} : { name: serverName },
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function authoritiesIn(path: string): string[] {
  let found: string[];
  try {
    found = Deno.readTextFileSync(path).match(CERTIFICATE) ?? [];
    for (const pem of found) new X509Certificate(pem);
  } catch (error) {
    const because = error instanceof Deno.errors.NotFound ? "there is no such file" : String(error);
    throw new Ended(EXIT.usage, `--ca ${path}: ${because}. Remedy: a PEM file of certificates`);
  }
  if (found.length > 0) return found;
  throw new Ended(
    EXIT.usage,
    `--ca ${path}: no certificate is in it. Remedy: a PEM file, with BEGIN CERTIFICATE lines`,
  );
}
