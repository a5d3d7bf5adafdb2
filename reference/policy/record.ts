import type { Route } from "../../fixtures/deployment.ts";
import { fold } from "./fold.ts";

/** A text, or with `after` two texts with a `*` between them; both folded. */
interface Pattern {
  readonly before: string;
  readonly after?: string;
}

/**
 * A Router record, ready to be compared. Without `account` it is a domain record.
 * @internal
 */
export interface RouterRecord {
  readonly account?: Pattern;
  readonly domain: Pattern;
  readonly to: string;
}

export function recordOf(route: Route): RouterRecord {
  const left = route.from.trim().replace(/^<(.*)>$/, "$1");
  const at = left.lastIndexOf("@");
  const domain = patternOf(left.slice(at + 1));
  const to = route.to.trim().replace(/^<(.*)>$/, "$1");
  return at < 0 ? { domain, to } : { account: patternOf(left.slice(0, at)), domain, to };
}

/**
 * The right side of a record that matches, with what `*` stood for on the left where `*` stands on the right.
 * A domain alone (no `account`) is matched by domain records only.
 */
export function applied(
  record: RouterRecord,
  domain: string,
  account?: string,
): string | undefined {
  const inDomain = stars(record.domain, domain);
  if (!inDomain) return undefined;
  if (!record.account) return filled(record.to, inDomain);
  // Compared last: an account part can be very long.
  const inAccount = account === undefined ? undefined : stars(record.account, account);
  return inAccount && filled(record.to, [...inAccount, ...inDomain]);
}

function patternOf(text: string): Pattern {
  const star = text.indexOf("*");
  return star < 0
    ? { before: fold(text) }
    : { before: fold(text.slice(0, star)), after: fold(text.slice(star + 1)) };
}

/** What the pattern's `*` stands for in a text that matches: one or more characters, dots too, in their own letter case. */
function stars({ before, after }: Pattern, text: string): string[] | undefined {
  if (after === undefined) {
    return text.length === before.length && fold(text) === before ? [] : undefined;
  }
  const [start, end] = [before.length, text.length - after.length];
  const fits = start < end && fold(text.slice(0, start)) === before &&
    fold(text.slice(end)) === after;
  return fits ? [text.slice(start, end)] : undefined;
}

/** Each `*` in turn takes one; a star too many stays, so that no record can double a name again and again. */
function filled(right: string, stars: readonly string[]): string {
  let next = 0;
  return right.replaceAll("*", () => stars[next++] ?? "*");
}
