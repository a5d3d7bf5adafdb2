import { type Name, type Policy, type Refused, refused, type Simple } from "./policy.ts";

/**
 * Reads a name: the one `@` splits it, else the last `%` (name.at, name.percent; name.many-percent, reading a).
 * `x%y@z` is `x%y` in z: what its `%` means is for z to say (name.both).
 */
export function split(this: Policy, name: string): Name | Simple | Refused {
  const at = name.indexOf("@");
  if (at !== name.lastIndexOf("@")) return refused("name"); // name.many-at, reading a
  const separator = at < 0 ? name.lastIndexOf("%") : at;
  if (separator < 0) return name === "" ? refused("name") : { kind: "simple", account: name };
  const [account, domain] = [name.slice(0, separator), name.slice(separator + 1)];
  // name.empty-account; name.empty-domain, reading a
  if (account === "" || domain === "") return refused("name");
  return { kind: "name", account, domain };
}
