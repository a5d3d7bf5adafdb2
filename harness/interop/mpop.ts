import type { Security } from "../../fixtures/endpoint.ts";
import { FILES, type Program, serverOf } from "./program.ts";
import { idOf } from "./way.ts";

const on = (yes: boolean) => yes ? "on" : "off";

/** POP3 with the mechanisms of GNU SASL: copies the messages into an mbox. TLS is GnuTLS. */
export const mpop = (security: Security, mechanism: string): Program => ({
  id: idOf("mpop", { protocol: "pop3", security, mechanism }),
  protocol: "pop3",
  security,
  command: "mpop",
  package: "mpop",
  call: (attempt) => ({
    args: ["--file=config", "all"],
    files: {
      config: [
        "account all",
        `host ${serverOf(attempt)}`,
        `port ${attempt.port}`,
        `user "${attempt.name}"`,
        `password "${attempt.password}"`,
        `auth ${mechanism === "USER" ? "user" : mechanism.toLowerCase()}`,
        `tls ${on(security !== "plain")}`,
        `tls_starttls ${on(security === "upgrade")}`,
        ...security === "plain" ? [] : [`tls_trust_file ${FILES.authority}`],
        ...attempt.certificate
          ? [`tls_cert_file ${FILES.certificate}`, `tls_key_file ${FILES.key}`]
          : [],
        "delivery mbox out/mbox",
        "uidls_file seen",
        "received_header off",
        "keep on",
        "",
      ].join("\n"),
    },
  }),
  refused: ({ code, text }) => code !== 0 && text.includes("authentication failed"),
  distrusts: ({ code, text }) => code !== 0 && text.includes("TLS certificate verification failed"),
});
