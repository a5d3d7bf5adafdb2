import type { FullName } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { Directory, Login, Policy } from "./policy/mod.ts";
import type { Door, Pages, Post, Session } from "./session.ts";

/** A login as it was received, before anything is decided; no password in it. */
export interface SeenLogin {
  /** What is spoken. */
  readonly protocol: Protocol;
  /** The server's own address, as the socket spells it. */
  readonly localAddress: string;
  /** The login name, exactly as sent. */
  readonly name: string;
  /** The Domain hint: XMPP stream `to`, HTTP `Host`, FTP HOST. */
  readonly hint?: string;
  /** SASL's authorization identity, where one was sent. */
  readonly authzid?: string;
  /** As `Proof` names it. */
  readonly mechanism: string;
}

export interface DoorOptions {
  readonly policy: Policy;
  /** The world at this moment, asked anew for every decision (access.reconfigured). */
  world(): Directory;
  /** Opens an account's store. Called for accounts of the world only. */
  open(account: FullName): Session;
  /** Whoever was logged in is no more: another login begins, or one came to nothing. */
  left?(): void;
  readonly protocol: Protocol;
  /** The server's own address on which the connection arrived. */
  readonly localAddress: string;
  /** The TLS server name, where one was sent. Asked at each login: an upgrade may come in between. */
  serverName?(): string | undefined;
  /** FTP takes HOST for a hint. */
  readonly ftpHost?: boolean;
  /** So many refused logins, and the conversation should end. */
  readonly refusals: number;
  readonly pages: Pages;
  readonly post: Post;
  onLogin?(seen: SeenLogin): void;
}

/** The door of one connection. The count of refusals is all that one login leaves to the next (access.isolation). */
export function doorTo(options: DoorOptions): Door {
  const { policy, world, open, protocol, localAddress, refusals, onLogin } = options;
  let refused = 0;
  return {
    ftpHost: options.ftpHost ?? false,
    serves: (hint) => policy.serves(world(), protocol, hint),
    async login({ name, authzid, proof, hint }) {
      options.left?.();
      const said = {
        protocol,
        localAddress,
        name,
        ...(hint !== undefined && { hint }),
        ...(authzid && { authzid }),
      };
      onLogin?.({ ...said, mechanism: proof.mechanism });
      const serverName = options.serverName?.();
      const login: Login = { ...said, proof, ...(serverName !== undefined && { serverName }) };
      const decision = await policy.admit(world(), login);
      if (decision.kind === "found") return { kind: "opened", session: open(decision.fullName) };
      refused++;
      return decision;
    },
    failed() {
      options.left?.();
      refused++;
    },
    get exhausted() {
      return refused >= refusals;
    },
    pages: options.pages,
    post: options.post,
  };
}
