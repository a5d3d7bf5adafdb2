import type { Security } from "../../fixtures/endpoint.ts";
import { mbsyncConfig } from "../clients/mbsync_config.ts";
import { FILES, type Program, serverOf } from "./program.ts";
import { idOf } from "./way.ts";

const SSL_TYPES: Readonly<Record<Security, string>> = {
  plain: "None",
  upgrade: "STARTTLS",
  tls: "IMAPS",
};

/** Copies INBOX into a Maildir. Mechanisms but LOGIN and PLAIN are Cyrus SASL's. */
export const mbsync = (security: Security, mechanism: string): Program => ({
  id: idOf("mbsync", { protocol: "imap", security, mechanism }),
  protocol: "imap",
  security,
  command: "mbsync",
  package: "isync, libsasl2-modules",
  call: (attempt) => ({
    args: ["-c", "config", "all"],
    files: {
      config: mbsyncConfig({
        Host: serverOf(attempt),
        Port: String(attempt.port),
        User: `"${attempt.name}"`,
        Pass: `"${attempt.password}"`,
        SSLType: SSL_TYPES[security],
        SystemCertificates: "no",
        CertificateFile: FILES.authority,
        ...attempt.certificate &&
          { ClientCertificate: FILES.certificate, ClientKey: FILES.key },
        AuthMechs: mechanism,
      }),
    },
  }),
  refused: ({ code, text }) =>
    code === 1 &&
    /'(LOGIN <user> <pass>|AUTHENTICATE \S+.*)' returned an error: NO/.test(text),
  distrusts: ({ code, text }) =>
    code === 1 && /SSL error connecting|certificate owner does not match hostname/.test(text),
});
