import type { Security } from "../../fixtures/endpoint.ts";
import type { Look } from "./looks.ts";
import { type Call, FILES, type Left, type Spoken } from "./program.ts";
import { idOf } from "./way.ts";

/** What a handshake showed: the certificate's common name, where it was trusted and for what was looked for. */
export type Shook =
  | { readonly kind: "trusts"; readonly domain: string }
  | { readonly kind: "distrusts"; readonly because: string }
  | { readonly kind: "unclear"; readonly because: string };

/** `openssl s_client`, which shakes hands and leaves. */
export interface SClient {
  readonly id: string;
  readonly protocol: Spoken;
  readonly security: Security;
  call(port: number, look: Look): Call;
}

/** What it can upgrade. */
export const UPGRADES = ["pop3", "imap", "ftp", "xmpp", "smtp", "ldap"] as const;

export const OPENSSL = { command: "openssl", package: "openssl" };

export const sClient = (protocol: Spoken, security: "upgrade" | "tls"): SClient => ({
  id: idOf("openssl s_client", { protocol, security }),
  protocol,
  security,
  call: (port, { address, host }) => ({
    args: [
      ...["s_client", "-connect", `${address}:${port}`],
      ...security === "upgrade" ? ["-starttls", protocol] : [],
      // The stream's `to`: its own default is the address.
      ...security === "upgrade" && protocol === "xmpp" ? ["-xmpphost", host ?? "company.com"] : [],
      ...["-CAfile", FILES.authority, "-no-CAstore", "-no-CApath", "-verify_return_error"],
      ...host === undefined
        ? ["-noservername", "-verify_ip", address]
        : ["-servername", host, "-verify_hostname", host],
    ],
  }),
});

export function shookOf({ code, text }: Left): Shook {
  const domain = /^subject=CN = (\S+)$/m.exec(text)?.[1];
  if (code === 0 && domain !== undefined && /^Verification: OK$/m.test(text)) {
    return { kind: "trusts", domain };
  }
  const because = /verify error:num=\d+:(.+)/.exec(text)?.[1];
  return code !== 0 && because !== undefined
    ? { kind: "distrusts", because }
    : { kind: "unclear", because: `exit ${code}: ${text}` };
}
