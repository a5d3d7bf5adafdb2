import { createHash } from "node:crypto";
import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";

/** Equal for equal clause registers: verdicts by another one cannot be put together. */
export function registerDigest(): string {
  const hash = createHash("sha256");
  for (const id of CLAUSE_IDS) hash.update(`${id} ${CLAUSES[id].level}\n`);
  return hash.digest("hex").slice(0, 16);
}
