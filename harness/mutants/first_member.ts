import { referencePolicy } from "../../reference/mod.ts";
import { deciding } from "./deciding.ts";

/** A server on which an object that is no account opens an account of its Domain. */
export const firstMemberOf = (kind: "group" | "list") =>
  deciding({
    locate(world, routed) {
      const entry = this.findDomain(world, routed.domain);
      const object = entry && this.findObject(world, entry.domain, routed.account);
      const first = entry?.domain.accounts[0]?.name;
      const account = object?.kind === kind && first !== undefined ? first : routed.account;
      return referencePolicy.locate.call(this, world, { ...routed, account });
    },
  });
