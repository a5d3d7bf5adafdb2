import type { Observation } from "../observation.ts";
import { blank } from "./secrets.ts";
import type { Dial } from "./client.ts";
import { NotOffered } from "./offer.ts";

/** An error with what caused it: `fetch` says no more than that it failed. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${told(error.cause)}` : error.message;
}

/** How long a farewell is waited for, in milliseconds. */
export const PARTING = 1_000;

/** Waits a moment for the answer to a farewell, and no longer: what was proven stands, whatever comes of it. */
export async function parting(farewell: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, PARTING);
  try {
    await Promise.race([farewell.catch(() => {}), over.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs a login within the dial's time. Whatever it throws, and a time-out, is `unclear`: neither is ever a verdict. Only of a server
 * without the mechanism there is something to tell.
 * `close` is always called, and must leave no socket behind.
 */
export async function within(
  dial: Dial,
  login: () => Promise<Observation>,
  close: () => void,
): Promise<Observation> {
  const late = Promise.withResolvers<Observation>();
  const timer = setTimeout(
    () => late.resolve({ kind: "unclear", because: `no answer within ${dial.timeout} ms` }),
    dial.timeout,
  );
  const failed = (error: unknown): Observation => ({
    kind: error instanceof NotOffered ? "notOffered" : "unclear",
    because: blank(told(error), dial),
  });
  try {
    return await Promise.race([login().catch(failed), late.promise]);
  } finally {
    clearTimeout(timer);
    close();
  }
}
