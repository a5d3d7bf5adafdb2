import { list, nstring } from "../format.ts";
import { type Address, addressesOf } from "./addresses.ts";
import type { Entity } from "../../../mime/entity.ts";
import { valueOf } from "../../../mime/header.ts";

/** ENVELOPE (RFC 3501, 7.4.2). A Sender or Reply-To that is missing or empty is the From; encoded words stay encoded. */
export function envelope({ fields }: Entity): string {
  const addresses = (name: string) => addressList(addressesOf(valueOf(fields, name) ?? ""));
  const from = addresses("From");
  const orFrom = (name: string) => {
    const own = addresses(name);
    return own === "NIL" ? from : own;
  };
  return list([
    nstring(valueOf(fields, "Date")),
    nstring(valueOf(fields, "Subject")),
    from,
    orFrom("Sender"),
    orFrom("Reply-To"),
    addresses("To"),
    addresses("Cc"),
    addresses("Bcc"),
    nstring(valueOf(fields, "In-Reply-To")),
    nstring(valueOf(fields, "Message-ID")),
  ]);
}

function addressList(addresses: readonly Address[]): string {
  if (addresses.length === 0) return "NIL";
  // No blank between addresses: the grammar has none.
  return `(${addresses.map(address).join("")})`;
}

function address({ name, route, mailbox, host }: Address): string {
  return list([name, route, mailbox, host].map(nstring));
}
