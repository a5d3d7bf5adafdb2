import type { FullName } from "../fixtures/deployment.ts";
import type { RefusalClass } from "../scenarios/outcome.ts";

/**
 * What was seen of a login. A time-out, a crash, a temporary answer or a missing proof is `unclear`, never a verdict. Where the
 * server does not offer the mechanism at all (`notOffered`) no name was told: that is neither a refusal nor trouble.
 */
export type Observation =
  | { readonly kind: "opened"; readonly account: FullName; readonly claimed?: string }
  | { readonly kind: "refused"; readonly class: RefusalClass; readonly answer: string }
  | { readonly kind: "unclear"; readonly because: string }
  | { readonly kind: "notOffered"; readonly because: string };
