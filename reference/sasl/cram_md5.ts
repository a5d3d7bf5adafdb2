import { cramProof, freshChallenge, nameAndDigest } from "./digest.ts";
import type { Mechanism } from "./mechanism.ts";
import { bytesOf, textOf } from "./text.ts";

/** RFC 2195. The server speaks first, so an initial response, even an empty one, is malformed (RFC 4954, section 4). */
export const cramMd5: Mechanism = {
  name: "CRAM-MD5",
  async *start(initial) {
    if (initial !== undefined) return undefined;
    const challenge = freshChallenge();
    const said = nameAndDigest(textOf(yield bytesOf(challenge)) ?? "");
    return said && { name: said.name, proof: cramProof(challenge, said.digest) };
  },
};
