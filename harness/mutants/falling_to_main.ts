import type { Protocol } from "../../fixtures/protocols.ts";
import { referencePolicy } from "../../reference/mod.ts";
import type { Policy, Routed } from "../../reference/policy/policy.ts";
import { deciding } from "./deciding.ts";

type Located = ReturnType<Policy["locate"]>;

/** A server that, where a name leads to nothing that opens, goes on to the Main Domain's account of that name. */
export const fallingToMain = (
  isShut: (located: Located, login: { routed: Routed; service: Protocol }) => boolean,
) =>
  deciding({
    admit(world, login) {
      const falling: Policy = {
        ...referencePolicy,
        locate(world, routed) {
          const located = referencePolicy.locate(world, routed);
          if (!isShut(located, { routed, service: login.protocol })) return located;
          const inMain = referencePolicy.locate(world, { ...routed, domain: world.main.name });
          return inMain.kind === "refused" ? located : inMain;
        },
      };
      return falling.admit(world, login);
    },
  });
