import { workedExample } from "../../fixtures/worked_example.ts";
import { decide } from "../../scenarios/decide.ts";
import { say } from "../judge/login.ts";

/** Each user's settings: what is typed as server and as login name. */
const USERS = [
  ["1", "company.com", "info"],
  ["2", "client1.com", "info"],
  ["3", "client2.com", "info"],
  ["3, cured", "client2.com", "info%client2.com"],
] as const;

/** The worked example as a Markdown table, by the oracle: what each user of a POP, IMAP or FTP client gets. */
export function workedTable(): string {
  const rows = USERS.map(([user, setting, login]) => {
    const [address = ""] = workedExample.dns[setting] ?? [];
    const { outcome, trace } = decide(workedExample, { protocol: "imap", address, login });
    const asked = trace.filter((clause) => /^(name|address)\./.test(clause)).join(", ");
    return [user, setting, `\`${login}\``, address, asked, say(outcome)];
  });
  const head = ["user", "server setting", "login name", "arrives on", "decided by", "so"];
  const widths = head.map((word, at) =>
    Math.max(word.length, ...rows.map((row) => row[at]!.length))
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
