import type { Program } from "./program.ts";

/** Copies INBOX into a Maildir. */
export const MBSYNC: Program = {
  id: "mbsync",
  protocol: "imap",
  command: "mbsync",
  package: "isync",
  call: ({ address, port, name, password }) => ({
    args: ["-c", "config", "all"],
    files: {
      config: `
        IMAPAccount far
        Host ${address}
        Port ${port}
        User "${name}"
        Pass "${password}"
        SSLType None
        AuthMechs LOGIN

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
    code === 1 && /'LOGIN <user> <pass>' returned an error: NO/.test(text),
};
