import type { Dial } from "../clients/client.ts";
import {
  ask,
  canaryFile,
  ftpHalves,
  ftpTalk,
  transfer,
  type Transferred,
} from "../clients/ftp_raw.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** An FTP session. It takes another login at any time (RFC 959, section 4.1.1: USER). */
export class FtpSession implements Session {
  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<FtpSession> {
    return new FtpSession(await Line.open(ftpTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  readonly halves: NonNullable<Session["halves"]> = {
    name: (said) => this.line.login(said, ftpHalves.name),
    password: (said) => this.line.login(said, ftpHalves.password),
  };

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(canaryFile);
  }

  /** A command that has its answer alone: the code. */
  async command(command: string): Promise<number> {
    return (await this.line.exchange((connection) => ask(connection, command))).code;
  }

  /** A command with a data connection, without TLS; `sent` is what it stores. */
  transfer(command: string, sent?: string): Promise<Transferred> {
    return this.line.exchange((connection, dial) => transfer(connection, dial, command, sent));
  }

  async leave() {
    await this.line.exchange((connection) => ask(connection, "QUIT"));
    this.close();
  }

  close() {
    this.line.close();
  }
}
