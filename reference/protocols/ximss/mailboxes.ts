import { matches } from "../../wildcards.ts";
import { type Element, element } from "./element.ts";
import { come, type Command, row } from "./state.ts";

/** What there is in the account. */
export const mailboxes: Readonly<Record<string, Command>> = {
  mailboxList: row(["session"], (state, { attrs: { id, filter = "*" } }) => {
    const { mail } = state.session;
    const listed = mail.list().filter(({ name }) => matches(filter, name));
    const count = (name: string) => mail.open(name)?.messages().length ?? 0;
    const data = listed.map(({ name }): Element =>
      element("mailbox", { id, mailbox: name, messages: count(name) })
    );
    return come({ next: state }, ...data);
  }),
};
