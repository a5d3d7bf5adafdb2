import type { Dial } from "../clients/client.ts";
import { ask, canaryFile, ftpTalk } from "../clients/ftp_raw.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** An FTP session. It takes another login at any time (RFC 959, section 4.1.1: USER). */
export class FtpSession implements Session {
  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<FtpSession> {
    return new FtpSession(await Line.open(ftpTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(canaryFile);
  }

  async leave() {
    await this.line.exchange((connection) => ask(connection, "QUIT"));
    this.close();
  }

  close() {
    this.line.close();
  }
}
