import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import { message, nextId, ximssTalk } from "../clients/ximss_raw.ts";
import { type Element, unescape, written } from "../clients/ximss_message.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

const FOLDER = "inbox";
/** More messages than a mailbox has here. */
const MANY = 999;

/** A XIMSS session, with INBOX open as a folder from when it is first needed. */
export class XimssSession implements Session {
  #open = false;
  #told: number | undefined;
  #folders = 0;

  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<XimssSession> {
    return new XimssSession(await Line.open(ximssTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  secure() {
    return this.line.secure();
  }

  whose() {
    return this.line.exchange(async (connection, dial) => {
      // Opened anew: what is open could be of an account that the session is no more.
      if (this.#open) await this.#ask(connection, "folderClose", { folder: FOLDER });
      this.#open = false;
      await this.#openFolder(connection);
      const index = await this.#ask(
        connection,
        "folderBrowse",
        { folder: FOLDER },
        `<index from="0" till="0"/>`,
      );
      const UID = index.find(({ attributes }) => attributes.UID !== undefined)?.attributes.UID;
      if (UID === undefined) return identify("", dial);
      const shown = await this.#ask(connection, "folderRead", { folder: FOLDER, UID });
      return identify(unescape(shown.map(({ inner }) => inner).join("\n")), dial);
    });
  }

  /** How many messages of INBOX the server has told of, all that has come so far heard. */
  size(): Promise<number | undefined> {
    return this.line.exchange(async (connection) => {
      await this.#openFolder(connection);
      await this.#ask(connection, "noop", {});
      return this.#told;
    });
  }

  /** The names of mailboxes, by a filter. None: also where the server says that there is nothing. */
  mailboxes(filter: string): Promise<readonly string[]> {
    return this.line.exchange(async (connection) => {
      const { data } = await this.#answer(connection, "mailboxList", { filter });
      return data.flatMap(({ attributes: { mailbox } }) => mailbox === undefined ? [] : [mailbox]);
    });
  }

  /** The texts of all messages of a mailbox, read anew. Nothing: it cannot be opened, the server says. */
  texts(mailbox: string): Promise<readonly string[] | undefined> {
    return this.line.exchange(async (connection) => {
      const folder = `other${++this.#folders}`;
      const opened = await this.#answer(connection, "folderOpen", { folder, mailbox });
      if (opened.errorText !== undefined) return undefined;
      const index = await this.#ask(
        connection,
        "folderBrowse",
        { folder },
        `<index from="0" till="${MANY}"/>`,
      );
      const texts: string[] = [];
      for (const { attributes: { UID } } of index) {
        if (UID === undefined) continue;
        const shown = await this.#ask(connection, "folderRead", { folder, UID });
        texts.push(unescape(shown.map(({ inner }) => inner).join("\n")));
      }
      await this.#ask(connection, "folderClose", { folder });
      return texts;
    });
  }

  async leave() {
    await this.line.exchange((connection) => this.#ask(connection, "bye", {}));
    this.close();
  }

  close() {
    this.line.close();
  }

  async #openFolder(connection: RawConnection) {
    if (this.#open) return;
    await this.#ask(connection, "folderOpen", { folder: FOLDER, mailbox: "INBOX" });
    this.#open = true;
  }

  /** The data messages that answer a request. @throws where it comes to nothing */
  async #ask(
    ...asked: readonly [RawConnection, string, Readonly<Record<string, string>>, string?]
  ): Promise<Element[]> {
    const { data, errorText } = await this.#answer(...asked);
    if (errorText !== undefined) throw new Error(`${asked[1]} failed: ${errorText}`);
    return data;
  }

  /** All that answers a request; reports that answer none are taken in too. */
  async #answer(
    connection: RawConnection,
    name: string,
    attributes: Readonly<Record<string, string>>,
    inner = "",
  ): Promise<{ readonly data: Element[]; readonly errorText: string | undefined }> {
    const id = nextId();
    connection.send(written(name, { id, ...attributes }, { inner }));
    const data: Element[] = [];
    while (true) {
      const next = await message(connection);
      const { errorText, messages, mode, id: answered } = next.attributes;
      if (next.name === "bye" && name !== "bye") throw new Error("the server said bye");
      if (next.name === "folderReport" && mode !== undefined && messages !== undefined) {
        this.#told = Number(messages);
      }
      if (answered !== id) continue;
      if (next.name === "response") return { data, errorText };
      data.push(next);
    }
  }
}
