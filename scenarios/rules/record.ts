import type { Route } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";

/** An address on its way: the account part and the domain part. */
export interface Name {
  readonly account: string;
  readonly domain: string;
}

/** A Router record, read: `before` and `after` are what stands around the `*` of its left side, in small letters. */
export interface Record {
  /** `account`: in angle brackets, seen by the whole name; `domain`: seen by the domain part. */
  readonly of: "account" | "domain";
  readonly star: boolean;
  readonly before: string;
  readonly after: string;
  readonly to: string;
}

export function readRecord({ from, to }: Route): Record {
  const left = foldCase(from.trim());
  const bracketed = /^<(.*)>$/s.exec(left)?.[1];
  const pattern = bracketed ?? left;
  const at = pattern.indexOf("*");
  return {
    of: bracketed === undefined ? "domain" : "account",
    star: at >= 0,
    before: at >= 0 ? pattern.slice(0, at) : pattern,
    after: at >= 0 ? pattern.slice(at + 1) : "",
    to: to.trim(),
  };
}

/** The right side of a record whose left side a text has, `*` filled in; nothing where it has not. */
export function rightSide({ star, before, after, to }: Record, text: string): string | undefined {
  const folded = foldCase(text);
  if (!star) return folded === before ? to : undefined;
  // `*` stands for one or more characters.
  const fits = text.length > before.length + after.length && folded.startsWith(before) &&
    folded.endsWith(after);
  if (!fits) return undefined;
  const stood = text.slice(before.length, text.length - after.length);
  return to.replace("*", () => stood);
}

/** The two parts of a target. One without `@` is an error of the deployment, and leads nowhere. */
export function nameOf(target: string): Name {
  const at = target.lastIndexOf("@");
  if (at < 0) return { account: target, domain: "" };
  return { account: target.slice(0, at), domain: target.slice(at + 1) };
}

/** The account that `name.local` means; nothing where the text is no such name. */
export function localAccount(domain: string): string | undefined {
  return /^(.+)\.local$/is.exec(domain)?.[1];
}
