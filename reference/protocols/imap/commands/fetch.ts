import type { MessageState } from "../../../store/mail.ts";
import { bad, no, ok } from "../answer.ts";
import type { Read } from "../command.ts";
import { literal, string } from "../format.ts";
import { dateTimeText } from "../grammar/dates.ts";
import { type Attribute, type FetchItem, fetchItems } from "../grammar/fetch_items.ts";
import { type Numbering, sequenceSet } from "../grammar/sequence.ts";
import type { MailboxView, Numbered } from "../mailbox_view.ts";
import { Message } from "../../../mime/message.ts";
import { envelope } from "../mime/envelope.ts";
import { sectionOf } from "../mime/section.ts";
import { structure } from "../mime/structure.ts";
import type { Output } from "../output.ts";
import { Pace } from "../../../pace.ts";
import type { Selected } from "../state.ts";

/** FETCH (RFC 3501, 6.4.5). */
export function fetching(by: Numbering): Read<Selected> {
  return (cursor) => {
    cursor.expect(" ");
    const set = sequenceSet(cursor);
    cursor.expect(" ");
    const items = withUid(fetchItems(cursor), by);
    return async ({ output }, { view }) => {
      const picked = view.pick(set, by);
      if (!picked) return bad("No such message");
      const pace = new Pace();
      let gone = false;
      for (const message of picked) {
        if (output.long) await output.flush();
        await pace.rest();
        const told = await tell(output, pace, view, message, items, cursor.depth);
        gone ||= !told;
      }
      if (by === "uid") return ok("FETCH done");
      const said = gone ? no("[EXPUNGEISSUED] Some of the messages are gone") : ok("FETCH done");
      return { ...said, keepsNumbers: true };
    };
  };
}

/** RFC 3501, 6.4.8: the response to a UID command has the uid, asked for or not. */
function withUid(items: readonly FetchItem[], by: Numbering): readonly FetchItem[] {
  const asked = items.some((item) => item.kind === "attribute" && item.name === "UID");
  return by === "sequence" || asked ? items : [{ kind: "attribute", name: "UID" }, ...items];
}

/** @returns false where another session has removed the message */
async function tell(
  output: Output,
  pace: Pace,
  view: MailboxView,
  message: Numbered,
  items: readonly FetchItem[],
  depth: number,
): Promise<boolean> {
  const reads = items.some((item) => item.kind === "section" && !item.peek);
  const marked = reads && !view.readOnly && markSeen(view, message.uid);
  const state = view.mailbox.message(message.uid);
  if (!state) return false;
  const source = { view, message, state, content: new Message(view.mailbox, message.uid, depth) };
  const asked = items.some((item) => item.kind === "attribute" && item.name === "FLAGS");
  // A change that the FETCH itself made is told in it.
  const all: readonly FetchItem[] = marked && !asked
    ? [...items, { kind: "attribute", name: "FLAGS" }]
    : items;
  output.text(`* ${message.number} FETCH (`);
  for (const [i, item] of all.entries()) {
    output.text((i > 0 ? " " : "") + valueOf(item, source));
    // One item may be a whole message, and one command may ask for it a thousand times. Before it is read it could be lost in the pause.
    if (!source.content.held) continue;
    if (output.long) await output.flush();
    await pace.rest();
  }
  output.line(")");
  return true;
}

function markSeen({ mailbox }: MailboxView, uid: number): boolean {
  const flags = mailbox.rights.has("s") ? mailbox.message(uid)?.flags : undefined;
  if (!flags || flags.includes("\\Seen")) return false;
  mailbox.setFlags(uid, [...flags, "\\Seen"]);
  return true;
}

interface Source {
  readonly view: MailboxView;
  readonly message: Numbered;
  readonly state: MessageState;
  readonly content: Message;
}

const ATTRIBUTES: Readonly<Record<Attribute, (source: Source) => string>> = {
  FLAGS: ({ view, message, state }) => view.tell(message, state.flags),
  UID: ({ message }) => String(message.uid),
  INTERNALDATE: ({ state }) => dateTimeText(state.internalDate),
  "RFC822.SIZE": ({ state }) => String(state.size),
  ENVELOPE: ({ content }) => envelope(content.entity),
  BODY: ({ content }) => structure(content.entity, false),
  BODYSTRUCTURE: ({ content }) => structure(content.entity, true),
};

function valueOf(item: FetchItem, source: Source): string {
  if (item.kind === "attribute") return `${item.name} ${ATTRIBUTES[item.name](source)}`;
  const { content } = source;
  const { path, part } = item.section;
  const whole = path.length === 0 && part.kind === "whole";
  const text = whole ? content.text : sectionOf(content.entity, item.section);
  if (text === undefined) return `${item.label} NIL`;
  const { partial } = item;
  // RFC 3501, 6.4.5: an octet count that goes past the end is cut, and a start past it gives an empty string.
  const wanted = partial ? text.slice(partial.from, partial.from + partial.count) : text;
  return `${item.label} ${wanted === "" ? string("") : literal(wanted)}`;
}
