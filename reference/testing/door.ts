import type { FullName } from "../../fixtures/deployment.ts";
import { KeptSessions } from "../kept.ts";
import type { Door, LoginRequest, Pages, Post, Session } from "../session.ts";

/** A door for tests: it writes down every request that comes. */
export interface FakeDoor extends Door {
  readonly asked: LoginRequest[];
}

/** A Session of which only the parts are there that a test gives; to touch another fails. */
export function sessionWith(parts: Partial<Session>): Session {
  return new Proxy({ account: "info@client1.com" as FullName, ...parts } as Session, {
    get(session, part) {
      if (part in session || typeof part === "symbol" || part === "then") {
        return Reflect.get(session, part);
      }
      throw new Error(`Cannot use session.${part}: the test gave none`);
    },
  });
}

/** The pages of client1.com, for every host; no account has a site. */
export function pagesOfOne(
  kept = new KeptSessions({ most: 100, mostOfAccount: 100, idleTime: Infinity }),
): Pages {
  return {
    domain: () => "client1.com",
    site: () => undefined,
    keep: (session, bound) => kept.keep(session, bound),
    resume: (ticket, bound) => kept.resume(ticket, bound),
    forget: (ticket) => kept.forget(ticket),
  };
}

/** No address leads anywhere. */
export const NO_POST: Post = {
  recipients: () => ({ kind: "refused", because: "unknown" }),
  deliver(accounts) {
    throw new Error(`Cannot deliver to ${accounts.join()}: the test gave no post`);
  },
};

/** A door to one account. After `patience` refusals (3, unless told) it is exhausted. */
export function doorTo(
  account: { name: string; password: string; session: Session },
  patience = 3,
): FakeDoor {
  const asked: LoginRequest[] = [];
  let refused = 0;
  return {
    asked,
    serves: () => true,
    async login(request) {
      asked.push(request);
      if (request.name === account.name && await request.proof.accepts(account.password)) {
        return { kind: "opened", session: account.session };
      }
      refused++;
      return { kind: "refused", because: "password" };
    },
    failed: () => void refused++,
    get exhausted() {
      return refused >= patience;
    },
    pages: pagesOfOne(),
    post: NO_POST,
  };
}
