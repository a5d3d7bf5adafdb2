import { assert } from "@std/assert";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Shown } from "./_attack.ts";
import { enter } from "./_bystander.ts";

/**
 * Milliseconds that a login may take beside something large: some hundreds on a machine with nothing else to do, thousands on a
 * busy one. What takes more than its share of time for its bytes takes minutes.
 */
const PROMPT = 10_000;
/** Logins that tell how slow the machine is just now, and so many times that is allowed besides. */
const BEFORE = 10;
const TIMES = 40;

/** Logs in again and again while something large is under way. */
export interface Watch {
  /** Stops. @throws {AssertionError} where a login took longer than the machine's own slowness explains */
  end(): Promise<void>;
}

export async function watch(
  endpoint: Endpoint & { readonly protocol: Shown },
): Promise<Watch> {
  const login = async () => {
    const began = performance.now();
    await using session = await enter(endpoint, "info", "brass-kettle-main");
    await session.ask();
    return performance.now() - began;
  };
  let usual = 0;
  for (let n = 0; n < BEFORE; n++) usual = Math.max(usual, await login());
  let over = false;
  let slowest = 0;
  const logins = (async () => {
    while (!over) slowest = Math.max(slowest, await login());
  })();
  return {
    async end() {
      over = true;
      await logins;
      const took = `a login took ${Math.round(slowest)} ms, and ${Math.round(usual)} ms before`;
      assert(slowest > 0 && slowest < PROMPT + TIMES * usual, took);
    },
  };
}
