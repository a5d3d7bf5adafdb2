import type { FullName } from "../../fixtures/deployment.ts";
import type { Directory } from "./directory.ts";
import { accountAt } from "./addressee.ts";
import { fold } from "./fold.ts";
import type { Policy } from "./policy.ts";
import { domainOf, isGone } from "./shared_name.ts";
import type { Identifier, Viewer } from "./viewer.ts";

/** Printable and without blanks, so that every client can say it again. */
const SAYABLE = /^[!-~]{1,300}$/;

/** Nothing where nobody can be meant. What has no Domain of its own is in the Domain of the mailbox's owner. */
export function readIdentifier(
  this: Policy,
  owner: FullName,
  text: string,
): Identifier | undefined {
  if (!SAYABLE.test(text) || text.startsWith("-")) return undefined;
  const anyone = /^anyone(@(.*))?$/i.exec(text);
  if (anyone) {
    const domain = anyone[1] && (anyone[2] || domainOf(owner));
    return domain === undefined ? { kind: "anyone" } : { kind: "anyone", domain };
  }
  const group = text.startsWith("#");
  const read = this.split(group ? text.slice(1) : text);
  if (read.kind === "refused") return undefined;
  const { account } = read;
  const domain = read.kind === "name" ? read.domain : domainOf(owner);
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

/** A Domain may be named by an alias. */
function isIn(policy: Policy, world: Directory, account: FullName, domain: string): boolean {
  const named = policy.findDomain(world, domain)?.domain.name ?? domain;
  return fold(named) === fold(domainOf(account));
}
