import { Lost } from "../../sessions/lost.ts";
import { ImapSession, quoted } from "../../sessions/imap.ts";
import type { Addressee } from "../../../scenarios/sequences/delivery/addressees.ts";
import { dialAs } from "../dial_as.ts";
import type { SequenceSite } from "../sequence.ts";

/** The INBOX that a login under a name opens. Its methods throw `Lost`. */
export class Inbox implements AsyncDisposable {
  private constructor(private readonly session: ImapSession) {}

  /** @param local the server's address @throws {Lost} also where the login does not open: that is other checks' matter */
  static async open(
    { sequence: { deployment }, dialling }: SequenceSite,
    local: string,
    { address: login, opens }: Addressee,
  ): Promise<Inbox> {
    const wanted = { protocol: "imap", account: opens, login, address: local } as const;
    const dial = dialAs(dialling, deployment, wanted);
    if (typeof dial === "string") throw new Lost(dial);
    const session = await ImapSession.open(dial);
    if (!(session instanceof ImapSession)) {
      throw new Lost(`a login as ${login} should open ${opens}, and is ${session.kind}`);
    }
    const inbox = new Inbox(session);
    try {
      await inbox.#ask("SELECT INBOX");
      return inbox;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Whether a message is there by now that has a word in its subject. */
  async has(word: string): Promise<boolean> {
    // What came since the last command is told by this one (RFC 9051, section 6.1.2).
    await this.#ask("NOOP");
    const found = await this.#ask("UID SEARCH SUBJECT ", quoted(word));
    return found.some((line) => /^\* SEARCH \d/i.test(line));
  }

  /** The subjects of all messages, in one text. */
  async subjects(): Promise<string> {
    return (await this.#ask("UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])")).join("\n");
  }

  async #ask(...command: readonly string[]): Promise<readonly string[]> {
    const { status, untagged } = await this.session.command(...command);
    if (status !== "OK") throw new Lost(`INBOX: ${command[0]} was answered by ${status}`);
    return untagged;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.session.leave();
    } catch (error) {
      // All was seen before.
      if (!(error instanceof Lost)) throw error;
    } finally {
      this.session.close();
    }
  }
}
