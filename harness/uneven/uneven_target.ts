import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Target } from "../targets/target.ts";
import { type Disturb, proxy } from "./proxy.ts";

/**
 * A target whose endpoints are all reached over disturbed ways.
 * @param begin called at each start: what the endpoints of one server are to share is made there
 */
export const unevenTarget = (
  target: Target,
  begin: () => (endpoint: Endpoint) => Disturb,
): Target => ({
  ...target,
  async start(deployment, protocols, switches) {
    const running = await target.start(deployment, protocols, switches);
    const disturb = begin();
    const ways = await Promise.all(
      running.endpoints.map((endpoint) => proxy(endpoint, disturb(endpoint))),
    );
    return {
      ...running,
      endpoints: ways.map(({ endpoint }) => endpoint),
      async [Symbol.asyncDispose]() {
        await Promise.all(ways.map((way) => way[Symbol.asyncDispose]()));
        await running[Symbol.asyncDispose]();
      },
    };
  },
});
