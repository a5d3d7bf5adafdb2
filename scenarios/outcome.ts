import type { FullName } from "../fixtures/deployment.ts";

/** How a login is refused: at the login, by a stream error (XMPP), by an error page (Web). */
export type RefusalClass = "login" | "stream" | "page";

/** What a login comes to. */
export type Outcome =
  | { readonly kind: "opened"; readonly account: FullName }
  | { readonly kind: "refused"; readonly class: RefusalClass };
