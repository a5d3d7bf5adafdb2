import type { Where } from "./conversation.ts";

/**
 * A fault in one line and its place in the code. Not the error's own words: they may quote what the client sent, and so
 * a password.
 */
export function faultText(error: unknown, where?: Where): string {
  const place = where
    ? `${where.protocol} on ${where.local.address} port ${where.local.port}`
    : "keeping mail, or telling a change";
  const thrown = error instanceof Error ? error : undefined;
  const frames = thrown?.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return [`Fault in ${place}: ${thrown?.name ?? typeof error}`, ...frames].join("\n");
}
