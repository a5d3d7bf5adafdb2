import type { Program } from "./program.ts";

/** Without max-retries it tries a refused login again and again. */
export const LFTP: Program = {
  id: "lftp",
  protocol: "ftp",
  command: "lftp",
  package: "lftp",
  call: ({ address, port, name, password }) => ({
    args: ["-f", "script"],
    files: {
      script: [
        "set net:max-retries 1",
        "set net:timeout 10",
        `open -u "${name},${password}" -p ${port} ${address}`,
        "cat canary.txt || exit 1",
        "",
      ].join("\n"),
    },
  }),
  refused: ({ code, text }) => code === 1 && text.includes("Login failed: 530"),
};
