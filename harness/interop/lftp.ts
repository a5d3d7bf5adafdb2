import type { Security } from "../../fixtures/endpoint.ts";
import { FILES, type Program, serverOf } from "./program.ts";
import { idOf } from "./way.ts";

const SCHEMES: Readonly<Record<Security, string>> = { plain: "ftp", upgrade: "ftp", tls: "ftps" };

/** Its default is TLS where it is offered; data are protected too (PROT P), listings included. */
const SECURE = [
  "set ftp:ssl-force yes",
  "set ftp:ssl-protect-data yes",
  "set ftp:ssl-protect-list yes",
  "set ssl:verify-certificate yes",
  "set ssl:check-hostname yes",
  `set ssl:ca-file ${FILES.authority}`,
];

/** Without max-retries it tries a refused login again and again. */
export const lftp = (security: Security): Program => ({
  id: idOf("lftp", { protocol: "ftp", security }),
  protocol: "ftp",
  security,
  command: "lftp",
  package: "lftp",
  call: (attempt) => ({
    args: ["-f", "script"],
    files: {
      script: [
        "set net:max-retries 1",
        "set net:timeout 10",
        ...security === "plain" ? ["set ftp:ssl-allow no"] : SECURE,
        `open -u "${attempt.name},${attempt.password}" -p ${attempt.port} ${SCHEMES[security]}://${
          serverOf(attempt)
        }`,
        "ls || exit 1",
        "cat canary.txt || exit 1",
        "",
      ].join("\n"),
    },
  }),
  refused: ({ code, text }) => code === 1 && text.includes("Login failed: 530"),
  distrusts: ({ code, text }) => code === 1 && text.includes("Certificate verification:"),
});
