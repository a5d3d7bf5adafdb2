import type { Session } from "../../session.ts";
import type { MailboxView } from "./mailbox_view.ts";

/** The four states of RFC 3501, section 3, each with what it knows. */
export type State = NotAuthenticated | Authenticated | Selected | LoggedOut;

export interface NotAuthenticated {
  readonly phase: "not authenticated";
}
export interface Authenticated {
  readonly phase: "authenticated";
  readonly session: Session;
}
export interface Selected {
  readonly phase: "selected";
  readonly session: Session;
  readonly view: MailboxView;
}
export interface LoggedOut {
  readonly phase: "logout";
}
