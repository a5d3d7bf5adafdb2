import { assert } from "@std/assert";
import type { Mail, Mailbox } from "./mail.ts";
import { openStore } from "./mod.ts";

/** An account's mail in a store of its own; `also` is another account of it. */
export function mail(work: (mail: Mail, also: Mail) => void): void {
  const store = openStore();
  store.provision({
    name: "two",
    main: "a.example",
    addresses: [],
    domains: [{
      name: "a.example",
      aliases: [],
      addresses: [],
      accounts: ["info", "joe"].map((name) => ({
        name,
        password: "x",
        aliases: [],
        enabled: true,
      })),
      forwarders: [],
      groups: [],
      lists: [],
    }],
    routes: [],
    dns: {},
  });
  try {
    work(store.account("info@a.example").mail, store.account("joe@a.example").mail);
  } finally {
    store.close();
  }
}

/** A mailbox that must be there. */
export function opened(mail: Mail, name: string): Mailbox {
  const mailbox = mail.open(name);
  assert(mailbox, `no mailbox ${name}`);
  return mailbox;
}

/** A new mailbox. */
export function made(mail: Mail, name: string): Mailbox {
  mail.create(name);
  return opened(mail, name);
}

export const text = (content: string) => new TextEncoder().encode(content);
export const uids = (mailbox: Mailbox) => mailbox.messages().map(({ uid }) => uid);
