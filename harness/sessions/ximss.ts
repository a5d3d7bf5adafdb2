import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import { message, nextId, ximssTalk } from "../clients/ximss_raw.ts";
import { type Element, unescape, written } from "../clients/ximss_message.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

const FOLDER = "inbox";

/** A XIMSS session, with INBOX open as a folder from when it is first needed. */
export class XimssSession implements Session {
  #open = false;
  #told: number | undefined;

  private constructor(private readonly line: Line) {}

  static async connect(dial: Dial): Promise<XimssSession> {
    return new XimssSession(await Line.open(ximssTalk, dial));
  }

  readonly login: Session["login"] = (said) => this.line.login(said);

  whose() {
    return this.line.exchange(async (connection, dial) => {
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

  /** The data messages that answer a request; reports that answer none are taken in too. @throws where it comes to nothing */
  async #ask(
    connection: RawConnection,
    name: string,
    attributes: Readonly<Record<string, string>>,
    inner = "",
  ): Promise<Element[]> {
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
      if (next.name !== "response") data.push(next);
      else if (errorText === undefined) return data;
      else throw new Error(`${name} failed: ${errorText}`);
    }
  }
}
