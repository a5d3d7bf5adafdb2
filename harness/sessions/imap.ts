import { imapTalk } from "../clients/imap_raw.ts";
import { enter } from "../clients/raw_login.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import type { Dial } from "../clients/client.ts";
import type { Observation } from "../observation.ts";
import { Lost, timely } from "./lost.ts";

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
  /** Ends it. The answer has what came since `next` was last asked. */
  done(): Promise<ImapAnswer>;
}

/** A name or a text in double quotes. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** An IMAP session that stays open: one command at a time. Every method throws {@link Lost} where no answer comes. */
export class ImapSession {
  #tags = 0;

  private constructor(
    private readonly connection: RawConnection,
    private readonly timeout: number,
  ) {}

  /** Connects and logs in. An observation: the login was not accepted. @throws {Lost} */
  static async open(dial: Dial): Promise<ImapSession | Observation> {
    const connection = await RawConnection.open(dial.endpoint, dial).catch((error) => {
      throw Lost.of(error);
    });
    const seen = await timely(connection, dial.timeout, () => enter(imapTalk, connection, dial));
    if (!seen) return new ImapSession(connection, dial.timeout);
    connection.close();
    return seen;
  }

  /** Sends a command, in parts where it has literals. @throws {Lost} */
  command(...parts: readonly (string | Literal)[]): Promise<ImapAnswer> {
    return timely(this.connection, this.timeout, async () => {
      const tag = `S${++this.#tags}`;
      const untagged: string[] = [];
      this.connection.send(`${tag} `);
      for (const part of parts) {
        if (typeof part === "string") {
          this.connection.send(part);
          continue;
        }
        this.connection.send(`{${new TextEncoder().encode(part.literal).length}}\r\n`);
        const answer = await this.#upTo(tag, untagged, "+");
        if (answer) return answer;
        this.connection.send(part.literal);
      }
      this.connection.send("\r\n");
      const answer = await this.#upTo(tag, untagged);
      if (!answer) throw new Error("asked for more than there was to say");
      return answer;
    });
  }

  /** @throws {Lost}, also where the server has no IDLE */
  async idle(): Promise<Idling> {
    const tag = `S${++this.#tags}`;
    const untagged: string[] = [];
    await timely(this.connection, this.timeout, async () => {
      this.connection.send(`${tag} IDLE\r\n`);
      const answer = await this.#upTo(tag, untagged, "+");
      if (answer) throw new Error(`IDLE was answered by ${answer.status} ${answer.text}`);
    });
    return {
      next: async () =>
        untagged.shift() ?? await timely(this.connection, this.timeout, () => this.#response()),
      done: () =>
        timely(this.connection, this.timeout, async () => {
          this.connection.send("DONE\r\n");
          const answer = await this.#upTo(tag, untagged);
          if (!answer) throw new Error("DONE was not understood");
          return answer;
        }),
    };
  }

  /** Breaks the connection off, without LOGOUT. */
  close(): void {
    this.connection.close();
  }

  /** The tagged answer; nothing where the server asks to go on first. */
  async #upTo(tag: string, untagged: string[], goAhead?: "+"): Promise<ImapAnswer | undefined> {
    while (true) {
      const response = await this.#response();
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

  /** One response, with its literals (RFC 9051, section 4.3). */
  async #response(): Promise<string> {
    let response = await this.connection.line();
    for (let size; (size = /\{(\d+)\}$/.exec(response)?.[1]) !== undefined;) {
      response += `\r\n${await this.connection.bytes(Number(size))}`;
      response += await this.connection.line();
    }
    return response;
  }
}
