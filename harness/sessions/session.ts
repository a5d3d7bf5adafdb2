import type { Credentials } from "../clients/credentials.ts";
import type { Observation } from "../observation.ts";

/** A client's connection that stays. Its methods throw `Lost` where no answer comes; one is asked at a time. */
export interface Session {
  /** One login. Nothing: it was accepted. Opened: so it was, and the protocol shows no more of the account than that. */
  login(said: Credentials): Promise<Observation | undefined>;
  /** A login in two commands, so that others' turns can come between. Absent where the protocol has one command for it. */
  readonly halves?: Readonly<Record<"name" | "password", Session["login"]>>;
  /** Goes over to TLS before a login, where the dial stays plain until then. Absent where the protocol cannot. */
  secure?(): Promise<void>;
  /** Whose account is open now: its canary is read again. Absent where the protocol shows none. */
  whose?(): Promise<Observation>;
  /** Ends it as the protocol wants it. */
  leave(): Promise<void>;
  /** Ends it without a word. */
  close(): void;
}
