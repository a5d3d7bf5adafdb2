import type { Mail } from "../../store/mail.ts";
import { matches } from "../../wildcards.ts";
import { type Element, element } from "./element.ts";
import { come, type Command, row } from "./state.ts";

/** What there is in the account; by a filter that begins with `~`, in others (share.name). */
export const mailboxes: Readonly<Record<string, Command>> = {
  mailboxList: row(["session"], (state, { attrs: { id, filter = "*" } }) => {
    const { mail } = state.session;
    const listed = namesFor(mail, filter).filter((name) => matches(filter, name));
    const data = listed.map((name): Element =>
      element("mailbox", { id, mailbox: name, messages: countOf(mail, name) })
    );
    return come({ next: state }, ...data);
  }),
};

function namesFor(mail: Mail, filter: string): readonly string[] {
  if (!filter.startsWith("~")) return mail.list().map(({ name }) => name);
  return mail.shared(/^~([^/%*]*)\//.exec(filter)?.[1]);
}

/** Nothing where it may be looked up, and not read. */
function countOf(mail: Mail, name: string): number | undefined {
  const found = mail.open(name);
  return found?.rights.has("r") ? found.messages().length : undefined;
}
