import { type Rejected, rejected } from "./rejected.ts";

/** RFC 9112, section 3. */
export interface RequestLine {
  readonly method: string;
  /** The minor number of HTTP/1.x. */
  readonly minor: number;
  /** The host, with its port, of a target in absolute form. */
  readonly authority?: string;
  /** As sent, still with its percent signs, without the query. Begins with `/`. */
  readonly path: string;
}

const LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/(\d)\.(\d)$/;
/** RFC 9112, 3.2.2; without a user name (RFC 9110, 4.2.4). */
const ABSOLUTE = /^https?:\/\/([^/?#@]+)([/?].*)?$/i;
/** Visible ASCII: RFC 3986 has no other. A fragment is never sent. */
const TARGET = /^[!-"$-~]+$/;

export function parseRequestLine(line: string): RequestLine | Rejected {
  const [, method, target, major, minor] = LINE.exec(line) ?? [];
  if (!method || !target || !major || !minor || !TARGET.test(target)) return rejected(400);
  if (major !== "1") return rejected(505);
  const known = { method, minor: Number(minor) };
  if (target.startsWith("/")) return { ...known, path: pathOf(target) };
  // CONNECT's host and port, and OPTIONS' `*`, have no use here.
  const [, authority, rest = ""] = ABSOLUTE.exec(target) ?? [];
  if (!authority) return rejected(400);
  return { ...known, authority, path: pathOf(rest.startsWith("/") ? rest : `/${rest}`) };
}

function pathOf(target: string): string {
  return target.replace(/\?.*$/, "");
}
