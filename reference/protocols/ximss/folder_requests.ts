import { decodedText, decodedValue } from "../../mime/decoded.ts";
import { valueOf } from "../../mime/header.ts";
import { Message } from "../../mime/message.ts";
import { Pace } from "../../pace.ts";
import { childrenOf, type Element, element } from "./element.ts";
import type { Folder } from "./folders.ts";
import { come, type Command, type Here, row, type State, type Turn } from "./state.ts";

type InSession = Extract<State, { readonly phase: "session" }>;

/** Mailboxes that are open, each under a name of the client's. */
export const folderRequests: Readonly<Record<string, Command>> = {
  folderOpen: row(["session"], (state, { attrs: { id, folder, mailbox } }) => {
    if (!folder || mailbox === undefined) return come({ next: state, failure: "bad arguments" });
    const found = state.session.mail.open(mailbox);
    if (!found) return come({ next: state, failure: "no mailbox" });
    if (!found.rights.has("r")) return come({ next: state, failure: "no right" });
    const opened = state.folders.open(folder, found);
    if (!opened) return come({ next: state, failure: "folder in use" });
    return come({ next: state }, sizeOf(opened, "init", id));
  }),

  folderBrowse: readingFolder(async function* (folder, state, request, { wire }) {
    const range = rangeIn(request);
    if (!range) return { next: state, failure: "bad arguments" };
    const pace = new Pace();
    const { name, mailbox, uids } = folder;
    for (const [at, uid] of uids.slice(range.from, range.till + 1).entries()) {
      await pace.rest();
      if (!mailbox.message(uid)) continue; // gone, and not told yet
      const subject = subjectOf(new Message(mailbox, uid, wire.limits.depth));
      const place = { id: request.attrs["id"], folder: name, index: range.from + at, UID: uid };
      yield element("folderReport", place, element("Subject", {}, subject));
    }
    return { next: state };
  }),

  folderRead: readingFolder((folder, state, { attrs: { id, UID } }, { wire }) => {
    const uid = number(UID);
    if (uid === undefined) return come({ next: state, failure: "bad arguments" });
    // Not one that has come since: the client has not been told of it.
    const there = folder.uids.includes(uid) && folder.mailbox.message(uid) !== undefined;
    if (!there) return come({ next: state, failure: "no message" });
    const message = new Message(folder.mailbox, uid, wire.limits.depth);
    const read = element(
      "EMail",
      {},
      element("Subject", {}, subjectOf(message)),
      // No more than a client may send in one document: megabytes of escapes hold up the others.
      element("MIME", {}, decodedText(message.entity).slice(0, wire.limits.stanza)),
    );
    return come(
      { next: state },
      element("folderMessage", { id, folder: folder.name, UID: uid }, read),
    );
  }),

  folderClose: onFolder((folder, state) => {
    state.folders.close(folder.name);
    return come({ next: state });
  }),
};

/** How many messages a folder has: at its opening, or after a change (access.live), which answers no request. */
export function sizeOf({ name, uids }: Folder, mode: "init" | "notify", id?: string): Element {
  return element("folderReport", { id, folder: name, mode, messages: uids.length });
}

/** A request about a folder that is open. */
function onFolder(
  run: (folder: Folder, state: InSession, request: Element, here: Here) => Turn,
): Command {
  return row(["session"], (state, request, here) => {
    const folder = state.folders.get(request.attrs["folder"] ?? "");
    return folder ? run(folder, state, request, here) : come({ next: state, failure: "no folder" });
  });
}

/** A request for messages of a folder. The right to read, with which it was opened, may be over (share.granted). */
function readingFolder(
  run: (folder: Folder, state: InSession, request: Element, here: Here) => Turn,
): Command {
  return onFolder((folder, state, request, here) =>
    folder.mailbox.rights.has("r")
      ? run(folder, state, request, here)
      : come({ next: state, failure: "no right" })
  );
}

/** Both ends belong to it. One range a request: each costs a look at so many messages. */
function rangeIn(request: Element): { readonly from: number; readonly till: number } | undefined {
  const [index, ...more] = childrenOf(request, "index");
  const from = number(index?.attrs["from"]);
  const till = number(index?.attrs["till"]);
  return from === undefined || till === undefined || more.length > 0 ? undefined : { from, till };
}

function number(text = ""): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

function subjectOf({ entity }: Message): string {
  return decodedValue(valueOf(entity.fields, "Subject") ?? "");
}
