import type { FullName } from "../../fixtures/deployment.ts";
import type { Directory } from "./directory.ts";
import { accountAt } from "./addressee.ts";
import { fold } from "./fold.ts";
import { servedDomain } from "./hint.ts";
import type { Policy } from "./policy.ts";
import { domainOf, isGone } from "./shared_name.ts";
import type { Identifier, Viewer } from "./viewer.ts";

/** Printable and without blanks, so that every client can say it again. */
const SAYABLE = /^[!-~]{1,300}$/;

const ANYONE = "anyone";

/** Nothing where nobody can be meant. What has no Domain of its own is in the Domain of the mailbox's owner. */
export function readIdentifier(
  this: Policy,
  owner: FullName,
  text: string,
): Identifier | undefined {
  if (!SAYABLE.test(text) || text.startsWith("-")) return undefined;
  if (fold(text) === ANYONE) return { kind: "anyone" };
  if (fold(text) === `${ANYONE}@`) return { kind: "anyone", domain: domainOf(owner) };
  const group = text.startsWith("#");
  const read = this.split(group ? text.slice(1) : text);
  if (read.kind === "refused") return undefined;
  const { account } = read;
  const domain = read.kind === "name" ? read.domain : domainOf(owner);
  if (!group && fold(account) === ANYONE) return { kind: "anyone", domain };
  return { kind: group ? "group" : "address", account, domain };
}

/** Whether two identifiers of one mailbox are spellings of one. */
export function sameIdentifier(this: Policy, owner: FullName, one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => this.readIdentifier(owner, text));
  const key = (it: Identifier) =>
    fold([it.kind, "account" in it ? it.account : "", it.domain ?? ""].join("\n"));
  return a !== undefined && b !== undefined && key(a) === key(b);
}

/** Whether an entry of a mailbox of `owner` means the account of a session. */
export function matchesIdentifier(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  owner: FullName,
  text: string,
): boolean {
  const meant = this.readIdentifier(owner, text);
  switch (meant?.kind) {
    case "anyone":
      return meant.domain === undefined || isIn(this, world, viewer.account, meant.domain);
    case "group":
      return this.isMember(world, viewer, meant);
    case "address": {
      // As mail to it would be: an alias means its account.
      const account = accountAt(this, world, { ...meant, kind: "name" });
      if (account !== undefined && fold(account) === fold(viewer.account)) return true;
      // In a Domain that was renamed a name means whoever is still logged in by it (access.reconfigured).
      return isGone(this, world, meant.domain) &&
        fold(`${meant.account}@${meant.domain}`) === fold(viewer.account);
    }
    default:
      return false;
  }
}

/** Whether mail to the members of a Group, which are addresses, reaches the account of a session. */
export function isMember(
  this: Policy,
  world: Directory,
  viewer: Viewer,
  { account, domain }: { readonly account: string; readonly domain: string },
): boolean {
  const entry = this.findDomain(world, domain);
  const object = entry && this.findObject(world, entry.domain, account);
  if (object?.kind !== "group") return false;
  return object.members.some((member) => {
    const address = this.split(member).kind === "simple" ? `${member}@${domain}` : member;
    const to = this.recipients(world, address);
    return to.kind === "here" && to.accounts.some((one) => fold(one) === fold(viewer.account));
  });
}

/** A Domain may be named by whatever domain records and aliases lead to it, as in a login; one that is gone by its name. */
function isIn(policy: Policy, world: Directory, account: FullName, domain: string): boolean {
  const named = servedDomain(policy, world, domain)?.name ?? domain;
  return fold(named) === fold(domainOf(account));
}
