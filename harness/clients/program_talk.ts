import type { Protocol } from "../../fixtures/protocols.ts";

/** What begins a line of the talk in what a program prints, the client's and the server's. */
export interface Marked {
  readonly client: RegExp;
  readonly server: RegExp;
}

interface Words {
  /** The client's, which begin a login. */
  readonly login: RegExp;
  /** The server's answer to it; of a yes the first group is there. */
  readonly answer: RegExp;
  /** The client's, which take leave. */
  readonly leave: RegExp;
}

/** By the protocol that is talked. */
const WORDS: Readonly<Partial<Record<Protocol, Words>>> = {
  imap: {
    login: /^\S+ (?:AUTHENTICATE|LOGIN)\b/i,
    answer: /^(?![*+])\S+ (?:(OK)|NO|BAD)\b/i,
    leave: /^\S+ LOGOUT\b/i,
  },
  pop3: {
    login: /^(?:AUTH \S|USER|APOP)/i,
    answer: /^(?:(\+OK)|-ERR)/i,
    leave: /^QUIT\b/i,
  },
  smtp: { login: /^AUTH\b/i, answer: /^(?:(235)|[45]\d\d) /, leave: /^QUIT\b/i },
  xmpp: { login: /^<auth\b/, answer: /^<(?:(success)|failure)\b/, leave: /^<\/stream:stream>/ },
};

export interface Heard {
  /**
   * What the server said before the login: all that tells what it offers. Behind a login it may say again what it can do (RFC 9051,
   * section 7.1, CAPABILITY as a response code), now without mechanisms.
   */
  readonly ahead: string;
  /** The login was answered by a yes, and the server answered all that was asked then. */
  readonly accepted: boolean;
}

/** Reads the talk in what a program printed. @param note is given each line, without its mark */
export function hear(
  protocol: Protocol,
  marked: Marked,
  text: string,
  note: (side: "C" | "S", words: string) => void,
): Heard {
  const words = WORDS[protocol];
  const ahead: string[] = [];
  let login: "not yet" | "sent" | "accepted" | "refused" = "not yet";
  let waits = false;
  for (const line of text.split(/\r?\n/)) {
    const side = marked.client.test(line) ? "C" : marked.server.test(line) ? "S" : undefined;
    if (!side) continue;
    const said = line.replace(side === "C" ? marked.client : marked.server, "");
    note(side, said);
    if (side === "C") {
      if (login === "not yet" && words?.login.test(said)) login = "sent";
      if (!words?.leave.test(said)) waits = true;
      continue;
    }
    waits = false;
    if (login === "not yet") ahead.push(said);
    const answer: RegExpExecArray | null = words?.answer.exec(said) ?? null;
    if (login === "sent" && answer) login = answer[1] === undefined ? "refused" : "accepted";
  }
  return { ahead: ahead.join("\n"), accepted: login === "accepted" && !waits };
}
