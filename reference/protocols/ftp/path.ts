/** Control characters, and what stands for bytes that are no UTF-8: no answer could say such a name again. */
// deno-lint-ignore no-control-regex -- they are what it looks for
const UNSAYABLE = /[\u0000-\u001f\u007f\ufffd]/;

export function isSayable(name: string): boolean {
  return !UNSAYABLE.test(name);
}

/**
 * The normal path that `typed` names from `folder`; `..` at the top stays at the top. `~account` is at the top, whatever the folder is:
 * other accounts' stores stand there (share.files). Nothing for a name that cannot be said.
 */
export function resolve(folder: string, typed: string): string | undefined {
  if (!isSayable(typed)) return undefined;
  const parts: string[] = [];
  const whole = /^[/~]/.test(typed) ? typed : `${folder}/${typed}`;
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** The top of the store that a normal path leads into: `/~joe` of `/~joe/a/b`. */
export function topOf(path: string): string {
  return /^\/~[^/]*/.exec(path)?.[0] ?? "/";
}

/** The folder that a normal path lies in. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

/** A path within the quotes of a 257 answer: quotes in it are doubled (RFC 959, appendix II). */
export function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
