import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import { imapTalk } from "../clients/imap_raw.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import type { Observation } from "../observation.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** What a command was answered by. */
export interface ImapAnswer {
  readonly status: "OK" | "NO" | "BAD";
  /** The rest of the tagged line, with its response code. */
  readonly text: string;
  /** The untagged responses, each whole: its literals stand in it as they came. */
  readonly untagged: readonly string[];
}

/** A part of a command that goes as a synchronising literal (RFC 9051, section 4.3). */
export interface Literal {
  readonly literal: string;
}

/** An IDLE that was begun (RFC 2177). */
export interface Idling {
  /** The next response that nobody asked for. */
  next(): Promise<string>;
  /** The same, for so many milliseconds. Nothing: none came yet. */
  soon(patience: number): Promise<string | undefined>;
  /** Ends it. The answer has what came since `next` or `soon` was last asked. */
  done(): Promise<ImapAnswer>;
}

/** A name or a text in double quotes. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** An IMAP session that stays open: one command at a time. Every method throws `Lost` where no answer comes. */
export class ImapSession implements Session {
  #tags = 0;
  /** A response that was waited for, and not long enough. */
  #ahead: Promise<string> | undefined;

  private constructor(private readonly line: Line) {}

  /** Connects. @throws {Lost} */
  static async connect(dial: Dial): Promise<ImapSession> {
    return new ImapSession(await Line.open(imapTalk, dial));
  }

  /** Connects and logs in. An observation: the login was not accepted. @throws {Lost} */
  static async open(dial: Dial): Promise<ImapSession | Observation> {
    const session = await ImapSession.connect(dial);
    try {
      const seen = await session.login(dial);
      if (!seen) return session;
      session.close();
      return seen;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  secure() {
    return this.line.secure();
  }

  /** By the first message of INBOX, which is selected by that. */
  async whose(): Promise<Observation> {
    await this.command("SELECT INBOX");
    const { untagged } = await this.command("FETCH 1 BODY.PEEK[]");
    return await this.line.exchange((_, dial) => Promise.resolve(identify(untagged.join(), dial)));
  }

  /** Sends a command, in parts where it has literals. @throws {Lost} */
  command(...parts: readonly (string | Literal)[]): Promise<ImapAnswer> {
    return this.line.exchange(async (connection) => {
      const tag = `S${++this.#tags}`;
      const untagged: string[] = [];
      connection.send(`${tag} `);
      for (const part of parts) {
        if (typeof part === "string") {
          connection.send(part);
          continue;
        }
        connection.send(`{${new TextEncoder().encode(part.literal).length}}\r\n`);
        const answer = await this.#upTo(connection, tag, untagged, "+");
        if (answer) return answer;
        connection.send(part.literal);
      }
      connection.send("\r\n");
      const answer = await this.#upTo(connection, tag, untagged);
      if (!answer) throw new Error("asked for more than there was to say");
      return answer;
    });
  }

  /** @throws {Lost}, also where the server has no IDLE */
  async idle(): Promise<Idling> {
    const tag = `S${++this.#tags}`;
    const untagged: string[] = [];
    await this.line.exchange(async (connection) => {
      connection.send(`${tag} IDLE\r\n`);
      const answer = await this.#upTo(connection, tag, untagged, "+");
      if (answer) throw new Error(`IDLE was answered by ${answer.status} ${answer.text}`);
    });
    return {
      next: async () =>
        untagged.shift() ?? await this.line.exchange((connection) => this.#response(connection)),
      soon: async (patience) =>
        untagged.shift() ??
          await this.line.exchange((connection) => this.#soon(connection, patience)),
      done: () =>
        this.line.exchange(async (connection) => {
          connection.send("DONE\r\n");
          const answer = await this.#upTo(connection, tag, untagged);
          if (!answer) throw new Error("DONE was not understood");
          return answer;
        }),
    };
  }

  async leave(): Promise<void> {
    // BYE comes before the answer: it ends nothing here that was to go on.
    await this.line.exchange(async (connection) => {
      connection.send(`S${++this.#tags} LOGOUT\r\n`);
      await connection.rest();
    });
    this.close();
  }

  /** Breaks the connection off, without LOGOUT. */
  close(): void {
    this.line.close();
  }

  /** The tagged answer; nothing where the server asks to go on first. */
  async #upTo(
    connection: RawConnection,
    tag: string,
    untagged: string[],
    goAhead?: "+",
  ): Promise<ImapAnswer | undefined> {
    while (true) {
      const response = await this.#response(connection);
      if (response.startsWith("+") && goAhead) return undefined;
      if (!response.startsWith(`${tag} `)) {
        if (/^\* BYE/i.test(response)) throw new Error(response);
        untagged.push(response);
        continue;
      }
      const [, status = "", text = ""] = /^\S+ (\S+) ?(.*)$/.exec(response) ?? [];
      const word = status.toUpperCase();
      if (word !== "OK" && word !== "NO" && word !== "BAD") {
        throw new Error(`answered by ${response}`);
      }
      return { status: word, text, untagged };
    }
  }

  #response(connection: RawConnection): Promise<string> {
    const ahead = this.#ahead ?? responseOf(connection);
    this.#ahead = undefined;
    return ahead;
  }

  async #soon(connection: RawConnection, patience: number): Promise<string | undefined> {
    const ahead = this.#ahead ??= responseOf(connection);
    // Where nobody asks again before the connection ends, nobody hears of that.
    ahead.catch(() => {});
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), patience);
    try {
      const response = await Promise.race([ahead, late.promise]);
      if (response !== undefined) this.#ahead = undefined;
      return response;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** One response, with its literals (RFC 9051, section 4.3). */
async function responseOf(connection: RawConnection): Promise<string> {
  let response = await connection.line();
  for (let size; (size = /\{(\d+)\}$/.exec(response)?.[1]) !== undefined;) {
    response += `\r\n${await connection.bytes(Number(size))}`;
    response += await connection.line();
  }
  return response;
}
