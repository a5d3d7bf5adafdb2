import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import { askRoster, bindResource, xmppTalk } from "../clients/xmpp_raw.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** An XMPP stream: a resource is bound when it is first asked whose it is. */
export class XmppSession implements Session {
  #bound = false;

  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<XmppSession> {
    return new XmppSession(await Line.open(xmppTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(async (connection, dial) => {
      if (!this.#bound) await bindResource(connection, dial);
      this.#bound = true;
      return identify(await askRoster(connection), dial);
    });
  }

  async leave() {
    await this.line.exchange(async (connection) => {
      connection.send("</stream:stream>");
      await connection.rest();
    });
    this.close();
  }

  close() {
    this.line.close();
  }
}
