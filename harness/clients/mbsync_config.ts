/** What stands in an IMAPAccount section, key to value as written there. */
export type MbsyncAccount = Readonly<Record<string, string>>;

/** A configuration of mbsync that copies INBOX into the Maildir `out/INBOX`. */
export function mbsyncConfig(account: MbsyncAccount): string {
  return `
    IMAPAccount far
    ${Object.entries(account).map((pair) => pair.join(" ")).join("\n")}

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
  `.replace(/^ +/gm, "");
}
