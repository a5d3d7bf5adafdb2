import { Buffer } from "node:buffer";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { ExportedFile } from "../exporter.ts";
import { isServed } from "../names/is_served.ts";
import { domainAt, type Home, type NameTable, toldAddress } from "../names/name_table.ts";

/** The services that Dovecot calls by these names (`%s`), and the deployments likewise. */
export const SERVICES = ["pop3", "imap"] as const satisfies readonly Protocol[];

/** A name as it is looked up, and the account that it opens. */
type Entry = readonly [key: string, opens: Home];

/** `user=` is the account that opens, whatever name led to it. Base64, since the fields of a line are parted by colons. */
function lineOf([key, { account, domain }]: Entry): string {
  const password = Buffer.from(account.password).toString("base64");
  const user = foldCase(`${account.name}@${domain.name}`);
  return `${key}:{PLAIN.b64}${password}::::::user=${user}\n`;
}

/** A file for each service: whoever is switched off stands not in it, and is refused as any unknown name. */
function files(folder: string, entries: readonly Entry[]): ExportedFile[] {
  return SERVICES.map((service) => ({
    path: `${folder}/${service}`,
    content: entries.filter(([, opens]) => isServed(opens, service)).map(lineOf).join(""),
  }));
}

/** `x@y@z`, where z leads to the Main Domain: what a name with both separators has become when it is looked up (name.both). */
function behindMain({ places, served: { main } }: NameTable, entries: readonly Entry[]): Entry[] {
  const mains = [...places].filter(([, { name }]) => foldCase(name) === foldCase(main));
  return mains.flatMap(([behind]) =>
    entries.map(([key, opens]): Entry => [`${key}@${behind}`, opens])
  );
}

/** Qualified names. */
export const fullNames = ({ rows }: NameTable): Entry[] =>
  rows.map(({ account, domain, opens }) => [`${account}@${domain}`, opens]);

const catchAlls = ({ catchAll }: NameTable): Entry[] =>
  catchAll.map(({ domain, opens }) => [`*@${domain}`, opens]);

/** `users/`: names as they are typed, `%` read as `@`. */
export function userFiles(table: NameTable, { both }: { both: boolean }): ExportedFile[] {
  const entries = fullNames(table);
  return files("users", both ? [...entries, ...behindMain(table, entries)] : entries);
}

/** `domains/`: domains that are one account, whatever stands before the `@`. */
export function domainFiles(table: NameTable): ExportedFile[] {
  const entries = catchAlls(table);
  return files("domains", [...entries, ...behindMain(table, entries)]);
}

/** `addresses/ADDRESS/`: the simple names of one address. A folder, since an IPv6 address would end the first field of a line. */
export function addressFiles(table: NameTable, addresses: readonly string[]): ExportedFile[] {
  return addresses.flatMap((address) => {
    const domain = foldCase(domainAt(table.served, address)?.name ?? "");
    const one = table.catchAll.filter((each) => each.domain === domain);
    return files(`addresses/${toldAddress(address)}`, [
      ...table.rows.filter((row) => row.domain === domain)
        .map(({ account, opens }): Entry => [account, opens]),
      ...one.map(({ opens }): Entry => ["*@", opens]),
    ]);
  });
}
