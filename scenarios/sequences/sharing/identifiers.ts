import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { domainOf, leadsTo } from "./leads.ts";

/**
 * One spelling for whom an identifier means, on a mailbox of an owner: `a@d`, `#group@d`, `anyone`, `anyone@d`
 * (share.identifiers). Nothing for a negative one.
 */
export function meantBy(identifier: string, owner: FullName): string | undefined {
  const text = identifier.toLowerCase();
  if (text.startsWith("-")) return undefined;
  if (text === "anyone" || /@./.test(text)) return text;
  return text.endsWith("@") ? `${text}${domainOf(owner)}` : `${text}@${domainOf(owner)}`;
}

/** A plain full name: no Group, nobody in general, its Domain is said, and it is spelled as the account is. */
export const isPlain = (identifier: string): boolean =>
  /^(?!#|anyone@)[^@A-Z]+@[^A-Z]+$/.test(identifier);

/** Whether an account is one of those that are meant, by the spelling that `meantBy` gives. */
export function isMeant(deployment: Deployment, meant: string, user: FullName): boolean {
  if (meant === "anyone") return true;
  const domain = domainOf(meant);
  if (meant === `anyone@${domain}`) return domainOf(user) === domain;
  if (!meant.startsWith("#")) return meant === user;
  const name = meant.slice(1, meant.lastIndexOf("@"));
  const group = deployment.domains.find((one) => one.name === domain)?.groups
    .find((one) => one.name === name);
  return group?.members.some((member) => leadsTo(deployment, member, domain) === user) ?? false;
}
