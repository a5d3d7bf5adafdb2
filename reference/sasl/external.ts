import type { Encryption } from "../wire.ts";
import type { Mechanism } from "./mechanism.ts";
import { textOf } from "./text.ts";

/**
 * RFC 4422, appendix A: the name is the client certificate's, and the response the authorization identity, mostly empty. Whether the
 * certificate is trusted is the proof: one that is not is refused like a wrong password.
 */
export function external({ name, trusted }: NonNullable<Encryption["client"]>): Mechanism {
  return {
    name: "EXTERNAL",
    async *start(initial) {
      const authzid = textOf(initial ?? (yield new Uint8Array()));
      if (authzid === undefined || authzid.includes("\0")) return undefined;
      const proof = { mechanism: "EXTERNAL", accepts: () => trusted };
      return authzid === "" ? { name, proof } : { name, authzid, proof };
    },
  };
}
