import type { Security } from "../../fixtures/endpoint.ts";
import type { Policy } from "../../reference/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { conversing, doorWith } from "./conversing.ts";
import { decidingWhere } from "./deciding.ts";
import type { Mutation } from "./mutant.ts";

/** A server that decides the logins of some connections by a policy with other parts, for how they came to TLS. */
export const decidingOver = (
  securities: readonly Security[],
  protocols: readonly Protocol[],
  parts: Partial<Policy>,
) =>
(activated: () => void): Mutation => {
  /** The proofs of those logins; a proof is made for one login. */
  const concerned = new WeakSet();
  return {
    ...conversing(({ protocol, wire, door }) => {
      const implicit = wire.encryption() !== undefined;
      const security = () => implicit ? "tls" : wire.encryption() ? "upgrade" : "plain";
      return {
        door: doorWith(door, (request) => {
          if (protocols.includes(protocol) && securities.includes(security())) {
            concerned.add(request.proof);
          }
          return door.login(request);
        }),
      };
    })(),
    ...decidingWhere(({ proof }) => concerned.has(proof), parts)(activated),
  };
};
