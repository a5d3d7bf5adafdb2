import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import { ask, firstMessage, pop3Halves, pop3Talk } from "../clients/pop3_raw.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** A POP3 session: what it marks is deleted when it leaves (access.pop-quit). */
export class Pop3Session implements Session {
  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<Pop3Session> {
    return new Pop3Session(await Line.open(pop3Talk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  readonly halves: NonNullable<Session["halves"]> = {
    name: (said) => this.line.login(said, pop3Halves.name),
    password: (said) => this.line.login(said, pop3Halves.password),
  };

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(async (connection, dial) =>
      identify(await firstMessage(connection), dial)
    );
  }

  /** A command with an answer of one line, which is given back. */
  command(line: string): Promise<string> {
    return this.line.exchange((connection) => ask(connection, line));
  }

  /** A message's text. Nothing: the server does not give it. */
  retrieve(number: number): Promise<string | undefined> {
    return this.line.exchange(async (connection) => {
      const first = await ask(connection, `RETR ${number}`);
      return first.startsWith("+OK") ? await connection.upTo("\r\n.\r\n") : undefined;
    });
  }

  async leave() {
    await this.command("QUIT");
    this.close();
  }

  close() {
    this.line.close();
  }
}
