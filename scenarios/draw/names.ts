// Short lists on purpose: an alias meets another Domain's account, a Forwarder an alias, a Domain is a part of another.

/** Long enough to fill a field of 64 or 128 bytes: see the form `cut`. */
const LONG = "long-name-".repeat(13);

export const ACCOUNT_NAMES: readonly string[] = [
  "info",
  "sales",
  "mike",
  "john",
  "Joe",
  "a",
  "x_1-y.z",
  `${LONG.slice(0, 63)}z`,
  `${LONG.slice(0, 127)}z`,
];

export const ALIAS_NAMES: readonly string[] = ["help", "sales", "john", "office", "mike", "j.doe"];

export const FORWARDER_NAMES: readonly string[] = [
  "forward",
  "john",
  "help",
  "info2",
  "desk",
  "mike",
];

export const GROUP_NAMES: readonly string[] = ["team", "sales", "staff", "help"];
export const LIST_NAMES: readonly string[] = ["news", "john", "talk", "office"];

/** As many as there can be Domains, and some more. */
export const DOMAIN_NAMES: readonly string[] = [
  "company.com",
  "client1.com",
  "client2.com",
  "mail.client1.com",
  "example.org",
  "a.example.org",
  "b-kit.example",
];

export const DOMAIN_ALIASES: readonly string[] = [
  "www.client1.com",
  "mail.client2.com",
  "alias.example",
  "mail.company.com",
  "client.example",
  "example.net",
  "kiosk.example.net",
];

/** The name that was drawn, or nothing where it is taken. Takes it. */
export function free(from: readonly string[], drawn: number, taken: Set<string>): string[] {
  const name = from[drawn % from.length];
  if (name === undefined || taken.has(name.toLowerCase())) return [];
  taken.add(name.toLowerCase());
  return [name];
}

/** The name that was drawn, or the next that is not taken. Takes it. */
export function firstFree(from: readonly string[], drawn: number, taken: Set<string>): string {
  for (let step = 0; step < from.length; step++) {
    const [name] = free(from, drawn + step, taken);
    if (name !== undefined) return name;
  }
  throw new RangeError(`Cannot name a Domain: all ${from.length} names are taken`);
}
