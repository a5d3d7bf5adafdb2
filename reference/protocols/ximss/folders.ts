import type { Mailbox } from "../../store/mail.ts";

/** So many mailboxes one session has open at once. */
const MOST = 100;

/** A mailbox under the name that the client gave it, with the messages that the client was told of last. */
export interface Folder {
  readonly name: string;
  readonly mailbox: Mailbox;
  /** By index, the oldest message first. Fixed until the client is told of a change. */
  readonly uids: readonly number[];
}

interface Open {
  folder: Folder;
  changed: boolean;
  /** The client was told last when it had no right to read: that may come back by another world, which is no change of the mailbox. */
  withheld: boolean;
  readonly stop: () => void;
}

/** The folders that one session has open. */
export class Folders {
  readonly #open = new Map<string, Open>();
  #wake = () => {};

  /** Nothing where the name is taken, or there are too many. */
  open(name: string, mailbox: Mailbox): Folder | undefined {
    if (this.#open.has(name) || this.#open.size >= MOST) return undefined;
    const folder = folderOf(name, mailbox);
    const stop = mailbox.watch(() => {
      opened.changed = true;
      this.#wake();
    });
    const opened: Open = { folder, changed: false, withheld: !mayRead(mailbox), stop };
    this.#open.set(name, opened);
    return folder;
  }

  get(name: string): Folder | undefined {
    return this.#open.get(name)?.folder;
  }

  /** @returns whether there was one */
  close(name: string): boolean {
    this.#open.get(name)?.stop();
    return this.#open.delete(name);
  }

  closeAll(): void {
    for (const name of [...this.#open.keys()]) this.close(name);
  }

  /** The folders whose mailboxes have changed since the client was last told, as they are now (access.live). */
  news(): readonly Folder[] {
    const changed = [...this.#open.values()].filter(({ changed, withheld, folder }) =>
      changed || withheld && mayRead(folder.mailbox)
    );
    return changed.map((opened) => {
      const { name, mailbox } = opened.folder;
      opened.changed = false;
      opened.withheld = !mayRead(mailbox);
      return opened.folder = folderOf(name, mailbox);
    });
  }

  /** Settles once there is news. */
  changed(): Promise<void> {
    const already = [...this.#open.values()].some(({ changed }) => changed);
    return already ? Promise.resolve() : new Promise((go) => this.#wake = go);
  }
}

function folderOf(name: string, mailbox: Mailbox): Folder {
  return { name, mailbox, uids: mailbox.messages().map(({ uid }) => uid) };
}

function mayRead({ rights }: Mailbox): boolean {
  return rights.has("r");
}
