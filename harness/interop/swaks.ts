import type { Security } from "../../fixtures/endpoint.ts";
import { type Attempt, type Call, FILES, type Left } from "./program.ts";

/** swaks, the mail tester: it says what it is told, and prints the talk. */
export const SWAKS = { command: "swaks", package: "swaks" };

/** Its names for the mechanisms. */
const METHOD: Readonly<Record<string, string>> = {
  PLAIN: "PLAIN",
  "SASL LOGIN": "LOGIN",
  "CRAM-MD5": "CRAM-MD5",
};
export const MECHANISMS = Object.keys(METHOD);

/** By itself it would take any certificate. */
const SECURE: Readonly<Record<Security, readonly string[]>> = {
  plain: [],
  upgrade: ["--tls", "--tls-verify", "--tls-ca-path", FILES.authority],
  tls: ["--tls-on-connect", "--tls-verify", "--tls-ca-path", FILES.authority],
};

/** A message to be handed over behind the login. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
}

/**
 * A login, and a letter or none. Name and password stand in the file that it reads at its start.
 * @param mechanism absent: it does not log in
 */
export function swaks(
  { address, port, name, password }: Pick<Attempt, "address" | "port" | "name" | "password">,
  security: Security,
  mechanism: string | undefined,
  letter?: Letter,
): Call {
  const login = mechanism === undefined
    ? []
    : [`--auth ${METHOD[mechanism]}`, `--auth-user ${name}`, `--auth-password ${password}`];
  return {
    args: [
      ...["--server", address, "--port", `${port}`, "--helo", "client.loginspec.invalid"],
      ...["--from", "sender@loginspec.invalid", "--to", letter?.to ?? "nobody@loginspec.invalid"],
      ...SECURE[security],
      ...letter ? ["--header", `Subject: ${letter.subject}`] : ["--quit-after", "AUTH"],
      // Else the password would stand in the talk that it prints.
      "--auth-hide-password",
    ],
    files: { ".swaksrc": [...login, ""].join("\n") },
  };
}

/** The account that the server named when it let someone in. */
export const welcomed = ({ code, text }: Left): string | undefined =>
  code === 0 ? /^<\S+ +235 .*?(\S+@\S+)\r?$/m.exec(text)?.[1] : undefined;

/** 28 is swaks's own code for a login that failed. */
export const turnedAway = ({ code, text }: Left): boolean =>
  code === 28 && /^<\S+ +535 /m.test(text);
