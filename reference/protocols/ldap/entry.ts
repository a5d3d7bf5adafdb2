import type { Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { canaryText } from "../../canary_text.ts";
import { mechanismsOf } from "./bind.ts";
import { extensionsOf } from "./extended.ts";

export interface Attribute {
  readonly name: string;
  /** Not empty. */
  readonly values: readonly string[];
}

export interface Entry {
  readonly dn: string;
  /** Sent unless a client asks for others. */
  readonly user: readonly Attribute[];
  /** Sent where they are asked for, by name or by `+` (RFC 3673). */
  readonly operational: readonly Attribute[];
}

/** All operational attributes (RFC 3673), true and false filters (RFC 4526). */
const FEATURES = ["1.3.6.1.4.1.4203.1.5.1", "1.3.6.1.4.1.4203.1.5.3"];

/** RFC 4512, section 5.1. The one naming context is the root, so that no Domain is told to somebody who is not logged in. */
export function rootDse(wire: Wire): Entry {
  return {
    dn: "",
    user: [{ name: "objectClass", values: ["top"] }],
    operational: [
      { name: "namingContexts", values: [""] },
      { name: "supportedLDAPVersion", values: ["3"] },
      { name: "supportedSASLMechanisms", values: mechanismsOf(wire).map(({ name }) => name) },
      { name: "supportedExtension", values: extensionsOf(wire) },
      { name: "supportedFeatures", values: FEATURES },
    ],
  };
}

/** The entry of an account, all of it from the account's own store: its description is what its canary message says. */
export function entryOf({ account, mail }: Pick<Session, "account" | "mail">): Entry {
  const at = account.lastIndexOf("@");
  const [name, domain] = [account.slice(0, at), account.slice(at + 1)];
  const inbox = mail.open("INBOX");
  const canary = inbox && canaryText(inbox);
  return {
    // Nothing in such names would have to be escaped (name.charset; RFC 4514, section 2.4).
    dn: [`uid=${name}`, ...domain.split(".").map((label) => `dc=${label}`)].join(),
    user: [
      { name: "objectClass", values: ["top", "account", "extensibleObject"] },
      { name: "uid", values: [name] },
      { name: "mail", values: [account] },
      ...canary === undefined ? [] : [{ name: "description", values: [canary] }],
    ],
    operational: [],
  };
}
