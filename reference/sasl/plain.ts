import type { Mechanism } from "./mechanism.ts";
import { shownPassword } from "./password.ts";
import { textOf } from "./text.ts";

/** RFC 4616: authorization identity, NUL, authentication identity, NUL, password. The first may be empty. */
export const plain: Mechanism = {
  name: "PLAIN",
  async *start(initial) {
    const message = initial ?? (yield new Uint8Array());
    const parts = textOf(message)?.split("\0");
    if (parts?.length !== 3) return undefined;
    const [authzid, name, password] = parts as [string, string, string];
    const proof = shownPassword("PLAIN", password);
    return authzid === "" ? { name, proof } : { name, authzid, proof };
  },
};
