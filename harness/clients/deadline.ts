import type { Observation } from "../observation.ts";
import { blank } from "./secrets.ts";
import type { Dial } from "./client.ts";

/**
 * Runs a login within the dial's time. Whatever it throws, and a time-out, is `unclear`: neither is ever a verdict.
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
    kind: "unclear",
    because: blank(error instanceof Error ? error.message : String(error), dial),
  });
  try {
    return await Promise.race([login().catch(failed), late.promise]);
  } finally {
    clearTimeout(timer);
    close();
  }
}
