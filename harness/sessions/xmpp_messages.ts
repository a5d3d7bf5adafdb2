import type { Dial } from "../clients/client.ts";
import { bindResource, xmppTalk } from "../clients/xmpp_raw.ts";
import type { Observation } from "../observation.ts";
import { Line } from "./line.ts";
import { Late, Lost } from "./lost.ts";

const escape = (text: string) => text.replace(/[&<>'"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** An XMPP stream with a bound resource, which sends messages and hears those that come. Its methods throw `Lost`. */
export class Messenger {
  private constructor(private readonly line: Line, readonly jid: string) {}

  /** An observation: the login was not accepted. */
  static async open(dial: Dial): Promise<Messenger | Observation> {
    const line = await Line.open(xmppTalk, dial);
    try {
      const seen = await line.login(dial);
      if (seen) {
        line.close();
        return seen;
      }
      const jid = await line.exchange((connection) => bindResource(connection, dial));
      if (jid === undefined) throw new Lost("no resource was bound");
      return new Messenger(line, jid);
    } catch (error) {
      line.close();
      throw error;
    }
  }

  /** Becomes available, so that messages to the bare JID come here (RFC 6121, 8.5.2), and waits until the server knows. */
  async available(): Promise<void> {
    await this.line.exchange((connection) => Promise.resolve(connection.send("<presence/>")));
    await this.answered();
  }

  /** Waits until the server has answered here, behind what it did before (RFC 6120, 8.2.3: whether it knows pings or not). */
  async answered(): Promise<void> {
    await this.line.exchange(async (connection) => {
      connection.send("<iq type='get' id='known'><ping xmlns='urn:xmpp:ping'/></iq>");
      await connection.upTo("id='known'", 'id="known"');
      await connection.upTo(">");
    });
  }

  /** RFC 6121, 5.2. */
  async send(to: string, body: string): Promise<void> {
    await this.line.exchange((connection) =>
      Promise.resolve(connection.send(
        `<message type='chat' to='${escape(to)}'><body>${escape(body)}</body></message>`,
      ))
    );
  }

  /** All that comes up to the message with this body. */
  upTo(body: string): Promise<string> {
    return this.line.exchange((connection) => connection.upTo(`<body>${escape(body)}</body>`));
  }

  /** Whether the message with this body comes within so many milliseconds. Where it does not, nothing more can be heard here. */
  async soon(body: string, patience: number): Promise<boolean> {
    const over = Promise.withResolvers<false>();
    const timer = setTimeout(() => over.resolve(false), patience);
    const coming = this.upTo(body).then(() => true, (error) => {
      if (error instanceof Late) return false;
      throw error;
    });
    // Behind its time nobody hears what becomes of it.
    coming.catch(() => {});
    try {
      return await Promise.race([coming, over.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async leave(): Promise<void> {
    await this.line.exchange(async (connection) => {
      connection.send("</stream:stream>");
      await connection.rest();
    });
    this.line.close();
  }

  close(): void {
    this.line.close();
  }
}
