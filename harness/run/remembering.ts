import type { Zone } from "../dns/zone.ts";

/** A name is asked for once: a client's resolver remembers it too. */
export function remembering(zone: Zone): Zone {
  const known = new Map<string, Promise<readonly string[]>>();
  return {
    resolve: (host) => {
      const asked = known.get(host) ?? zone.resolve(host);
      known.set(host, asked);
      return asked;
    },
    [Symbol.asyncDispose]: () => zone[Symbol.asyncDispose](),
  };
}
