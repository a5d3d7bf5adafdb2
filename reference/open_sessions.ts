import type { FullName } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";

/** A session that is open on a connection now. */
export interface OpenSession {
  /** The account that was opened. */
  readonly account: FullName;
  /** What is spoken. */
  readonly protocol: Protocol;
  /** The server's own address on which the connection arrived, as the socket has it. */
  readonly address: string;
  /** The client's address and port. */
  readonly peer: { readonly address: string; readonly port: number };
  /** Whether TLS is on. */
  readonly encrypted: boolean;
  /** When it was opened. */
  readonly since: Date;
}

/** The sessions of one server, in the order in which they were opened. */
export class OpenSessions {
  readonly #open = new Map<symbol, OpenSession>();

  list(): readonly OpenSession[] {
    return [...this.#open.values()];
  }

  /** One connection's place in the list: it has one session at a time, and none in the end. */
  connection(): { opened(session: OpenSession): void; over(): void } {
    const key = Symbol();
    const over = () => void this.#open.delete(key);
    return {
      over,
      opened: (session) => {
        over();
        this.#open.set(key, session);
      },
    };
  }
}
