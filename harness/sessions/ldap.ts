import type { Dial } from "../clients/client.ts";
import { identifyEntry } from "../clients/ldap_identity.ts";
import { ask, search, send, unbind } from "../clients/ldap_message.ts";
import { ldapTalk } from "../clients/ldap_raw.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** An LDAP connection. It takes another Bind at any time (RFC 4511, section 4.2.1). */
export class LdapSession implements Session {
  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<LdapSession> {
    return new LdapSession(await Line.open(ldapTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(async (connection, dial) => {
      const { entries } = await ask(connection, search("", "sub"));
      return identifyEntry(JSON.stringify(entries), dial);
    });
  }

  async leave() {
    await this.line.exchange(async (connection) => {
      send(connection, unbind());
      await connection.rest();
    });
    this.close();
  }

  close() {
    this.line.close();
  }
}
