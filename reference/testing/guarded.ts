import type { Deployment, FullName } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { doorTo, type SeenLogin } from "../door.ts";
import { withPassword } from "../new_password.ts";
import { directoryOf, referencePolicy } from "../policy/mod.ts";
import type { Door } from "../session.ts";
import type { Mail } from "../store/mail.ts";
import { createHub, openStore } from "../store/mod.ts";
import { postOf } from "../post.ts";
import { pagesOfOne } from "./door.ts";

/** The reference's own decisions and stores in memory, for tests of protocols that ask for more than one account. */
export interface Guarded extends Disposable {
  /** What the doors were asked, in turn. */
  readonly seen: readonly SeenLogin[];
  /** The accounts that were opened, in turn. */
  readonly opened: readonly FullName[];
  mail(account: FullName): Mail;
  /** Another world from now on. */
  reconfigure(next: Deployment): void;
  /** A connection's door. */
  door(protocol: Protocol, more?: Partial<Parameters<typeof doorTo>[0]>): Door;
}

/** @param deployment absent: the worked example; doors are on the Main Domain's address, 127.0.0.1, unless told */
export function guarded(deployment: Deployment = workedExample): Guarded {
  const store = openStore();
  store.provision(deployment);
  const hub = createHub(() => undefined);
  let world = directoryOf(deployment);
  const seen: SeenLogin[] = [];
  const opened: FullName[] = [];
  return {
    seen,
    opened,
    mail: (account) => store.account(account).mail,
    reconfigure(next) {
      store.provision(next);
      world = directoryOf(next);
    },
    door: (protocol, more = {}) =>
      doorTo({
        policy: referencePolicy,
        world: () => world,
        open(account) {
          opened.push(account);
          return {
            account,
            ...store.account(account),
            signals: hub.enter(account),
            changePassword(password) {
              const changed = withPassword(world.deployment, account, password);
              if (changed) world = directoryOf(changed);
              return changed !== undefined;
            },
          };
        },
        protocol,
        localAddress: "127.0.0.1",
        refusals: 10,
        pages: pagesOfOne(),
        post: postOf({
          policy: referencePolicy,
          world: () => world,
          mail: (account) => store.account(account).mail,
          together: (work) => store.together(work),
          onFault(error) {
            throw error;
          },
        }),
        onLogin: (login) => seen.push(login),
        ...more,
      }),
    [Symbol.dispose]: () => store.close(),
  };
}
