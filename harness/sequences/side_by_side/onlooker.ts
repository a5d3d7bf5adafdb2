import type { Canary } from "../../../fixtures/canary.ts";
import { DELETED } from "../../../scenarios/sequences/side_by_side/inbox.ts";
import type { Dial } from "../../clients/client.ts";
import { ImapSession } from "../../sessions/imap.ts";
import { Lost } from "../../sessions/lost.ts";
import { Told } from "./told.ts";

/** Round trips after which another connection's end has been seen by a server that sees to its connections in turn. */
const TURNS = 4;

/** Who sees what INBOX has, in an IMAP session beside those that the steps are about. */
export class Onlooker {
  private constructor(private readonly session: ImapSession, private readonly canary: Canary) {}

  /** @throws {Lost} */
  static async open(dial: Dial, canary: Canary): Promise<Onlooker> {
    const session = await ImapSession.open(dial);
    if (!(session instanceof ImapSession)) throw new Lost(`who looks on is ${session.kind}`);
    const onlooker = new Onlooker(session, canary);
    await onlooker.#ask("SELECT INBOX");
    return onlooker;
  }

  /** Leaves nothing in INBOX but the canary, without flags. */
  async clear(): Promise<void> {
    const messages = await this.inbox();
    const canary = messages.get(this.canaryId);
    if (canary !== undefined) await this.#ask(`UID STORE ${canary} FLAGS.SILENT ()`);
    const others = [...messages].filter(([id]) => id !== this.canaryId).map(([, uid]) => uid);
    if (others.length > 0) {
      await this.#ask(`UID STORE ${others.join(",")} +FLAGS.SILENT (${DELETED})`);
      await this.#ask("EXPUNGE");
    }
    if (canary === undefined) await this.append(this.canary.message);
  }

  get canaryId(): string {
    return `canary of ${this.canary.account}`;
  }

  /** The subjects of INBOX with their uids, the oldest first. */
  async inbox(): Promise<Map<string, number>> {
    await this.#ask("NOOP");
    const untagged = await this.#ask("UID FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
    return new Map(untagged.flatMap((response) => {
      const uid = /\bUID (\d+)/i.exec(response)?.[1];
      const subject = /^Subject: *(.*?)\r?$/im.exec(response)?.[1];
      return uid === undefined || subject === undefined ? [] : [[subject, Number(uid)] as const];
    }));
  }

  /** INBOX as it is shown to who opens it now. */
  async shown(): Promise<Told> {
    const told = new Told();
    told.hear(await this.#ask("SELECT INBOX"));
    told.hear(await this.#ask("FETCH 1:* (FLAGS)"));
    return told;
  }

  /** Lets the server see what happened on other connections. */
  async wait(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await this.#ask("NOOP");
  }

  async append(message: string): Promise<void> {
    const { status, text } = await this.session.command("APPEND INBOX ", { literal: message });
    if (status !== "OK") throw new Lost(`who looks on cannot append: ${text}`);
  }

  close(): void {
    this.session.close();
  }

  async #ask(command: string): Promise<readonly string[]> {
    const { status, text, untagged } = await this.session.command(command);
    if (status !== "OK") throw new Lost(`who looks on was answered by ${status} ${text}`);
    return untagged;
  }
}
