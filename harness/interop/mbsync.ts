import type { Security } from "../../fixtures/endpoint.ts";
import { FILES, type Program, serverOf } from "./program.ts";
import { idOf } from "./way.ts";

const SSL_TYPES: Readonly<Record<Security, string>> = {
  plain: "None",
  upgrade: "STARTTLS",
  tls: "IMAPS",
};

const CLIENT_CERTIFICATE = `ClientCertificate ${FILES.certificate}\nClientKey ${FILES.key}`;

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
      config: `
        IMAPAccount far
        Host ${serverOf(attempt)}
        Port ${attempt.port}
        User "${attempt.name}"
        Pass "${attempt.password}"
        SSLType ${SSL_TYPES[security]}
        SystemCertificates no
        CertificateFile ${FILES.authority}
        ${attempt.certificate ? CLIENT_CERTIFICATE : "# no certificate"}
        AuthMechs ${mechanism}

        IMAPStore far
        Account far

        MaildirStore near
        Path out/
        Inbox out/INBOX

        Channel all
        Far :far:
        Near :near:
        Patterns INBOX
        Create Near
        Sync Pull
      `.replace(/^ +/gm, ""),
    },
  }),
  refused: ({ code, text }) =>
    code === 1 &&
    /'(LOGIN <user> <pass>|AUTHENTICATE \S+.*)' returned an error: NO/.test(text),
  distrusts: ({ code, text }) =>
    code === 1 && /SSL error connecting|certificate owner does not match hostname/.test(text),
});
