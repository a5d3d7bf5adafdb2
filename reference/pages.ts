import type { FullName } from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { KeptSessions } from "./kept.ts";
import type { Directory, Login, Policy } from "./policy/mod.ts";
import type { Pages, Proof } from "./session.ts";
import type { Files } from "./store/files.ts";

export interface PagesOptions {
  readonly policy: Policy;
  world(): Directory;
  /** An account's file store. Called for accounts of the world only. */
  files(account: FullName): Files;
  readonly protocol: Protocol;
  readonly localAddress: string;
  /** The server's, not the connection's. */
  readonly kept: KeptSessions;
}

/** Fits no password: what is asked here is never verified. */
const NONE: Proof = { mechanism: "none", accepts: () => false };

/** The pages of one connection. */
export function pagesOf(options: PagesOptions): Pages {
  const { policy, world, files, protocol, localAddress, kept } = options;
  const asked = (name: string, hint: string | undefined): Login => ({
    protocol,
    localAddress,
    name,
    proof: NONE,
    ...hint !== undefined && { hint },
  });
  return {
    domain(hint) {
      const directory = world();
      if (hint !== undefined && !policy.serves(directory, protocol, hint)) return undefined;
      const domain = policy.domainForSimple(directory, asked("", hint));
      if (domain === undefined) return undefined;
      // Without an account only domain records and aliases can match: the way of every simple name.
      const routed = policy.route(directory, { kind: "name", account: "", domain });
      return routed.kind === "routed"
        ? policy.findDomain(directory, routed.domain)?.domain.name
        : undefined;
    },

    // No login: the first three steps of one, and no `verify`. What is in a site's folder was put there to be shown to everybody.
    site(name, hint) {
      const directory = world();
      const meant = policy.qualify(directory, asked(name, hint));
      const routed = meant.kind === "name" ? policy.route(directory, meant) : meant;
      const found = routed.kind === "routed" ? policy.locate(directory, routed) : routed;
      return found.kind === "found" ? files(found.fullName) : undefined;
    },

    keep: (session, bound) => kept.keep(session, bound),
    resume: (ticket, bound) => kept.resume(ticket, bound),
    forget: (ticket) => kept.forget(ticket),
  };
}
