import { X509Certificate } from "node:crypto";
import { dirname, resolve } from "node:path";
import type { Finding } from "../../fixtures/checks/finding.ts";
import type { Trusting } from "../run/trusting.ts";

/** What a target's file says of certificates. */
export interface SaidOfTrust {
  readonly ca?: string;
  readonly pin?: string;
  readonly serverName?: string;
  readonly insecure?: boolean;
}

export interface TrustRead {
  /** Absent: nothing was said. */
  readonly trusting?: Trusting;
  readonly findings: readonly Finding[];
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const wrong = (key: keyof SaidOfTrust, problem: string, remedy: string): TrustRead => ({
  findings: [{ path: [key], problem, remedy }],
});

/** How certificates are checked, as the options of the same names have it. @param beside the file that says so */
export function trustIn(said: SaidOfTrust, beside: string): TrustRead {
  const { ca, pin, serverName, insecure } = said;
  if (insecure) {
    const useless = (["ca", "pin", "serverName"] as const).find((key) => said[key] !== undefined);
    if (useless === undefined) return { trusting: { kind: "nothing" }, findings: [] };
    return wrong(
      useless,
      "With `insecure` no certificate is checked.",
      "Leave out one of the two.",
    );
  }
  if (pin !== undefined) {
    if (ca !== undefined || serverName !== undefined) {
      return wrong(
        "pin",
        "A pinned certificate is taken whoever signed it and whatever its name.",
        "Leave out `ca` and `serverName`, or `pin`.",
      );
    }
    const sha256 = pin.replaceAll(":", "").toLowerCase();
    if (/^[0-9a-f]{64}$/.test(sha256)) {
      return { trusting: { kind: "fingerprint", sha256 }, findings: [] };
    }
    return wrong("pin", "This is no SHA-256 fingerprint.", "Write its 64 hexadecimal digits.");
  }
  const name = serverName === undefined ? {} : { name: serverName };
  if (ca === undefined) {
    return serverName === undefined
      ? { findings: [] }
      : { trusting: { kind: "authorities", ...name }, findings: [] };
  }
  const found = authoritiesIn(resolve(dirname(beside), ca));
  return typeof found === "string"
    ? wrong("ca", `${ca}: ${found}.`, "Name a PEM file; its path is meant from this file's folder.")
    : { trusting: { kind: "authorities", ca: found, ...name }, findings: [] };
}

/** A text: why there are none. */
function authoritiesIn(path: string): string[] | string {
  try {
    const found = Deno.readTextFileSync(path).match(CERTIFICATE) ?? [];
    for (const pem of found) new X509Certificate(pem);
    return found.length > 0 ? found : "no certificate is in it";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "there is no such file";
    return "it cannot be read as certificates";
  }
}
