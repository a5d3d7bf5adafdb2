import type { RawConnection } from "./raw_connection.ts";

/** A reply of SMTP's kind (RFC 5321, section 4.2). */
export interface SmtpReply {
  readonly code: number;
  /** Its lines without their codes; the first of EHLO's is the server's name. */
  readonly lines: readonly string[];
  /** All of it, in one line. */
  readonly text: string;
}

/** Sends a command, where there is one, and reads the reply to its last line. @throws where it is none */
export async function smtpReply(connection: RawConnection, command?: string): Promise<SmtpReply> {
  if (command !== undefined) connection.send(`${command}\r\n`);
  const lines: string[] = [];
  while (true) {
    const line = await connection.line();
    const [, code, more, text = ""] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? [];
    if (code === undefined) throw new Error(`no reply of SMTP: ${line}`);
    lines.push(text);
    if (more !== "-") return { code: Number(code), lines, text: `${code} ${lines.join(" ")}` };
  }
}
