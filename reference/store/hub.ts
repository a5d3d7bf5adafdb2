import type { FullName } from "../../fixtures/deployment.ts";
import type { Resource, Signals } from "./signals.ts";

/** The signals of one session. `leave` takes whatever it bound off line. */
export interface SignalSession extends Signals {
  leave(): void;
}

/** The resources on line on one server. In memory: what is on line does not outlive the process. */
export interface Hub {
  enter(account: FullName): SignalSession;
}

interface Presence {
  readonly resource: Resource;
  readonly session: SignalSession;
}

/**
 * @param resolve the account that an address leads to, by the routing of mail (route.same-as-signal)
 * @param holder what tells an account from one that had its name earlier; absent: there never was one
 */
export function createHub(
  resolve: (address: string) => FullName | undefined,
  holder: (account: FullName) => unknown = (account) => account,
): Hub {
  const online = new Map<unknown, Map<string, Presence>>();
  return {
    enter(account) {
      const self = holder(account);
      const mine = () => online.get(self) ?? new Map<string, Presence>();
      const session: SignalSession = {
        bind(resource) {
          const present = mine();
          const holder = present.get(resource.name)?.session;
          if (holder && holder !== session) return false;
          online.set(self, present.set(resource.name, { resource, session }));
          return true;
        },
        unbind(name) {
          const present = mine();
          if (present.get(name)?.session !== session) return;
          present.delete(name);
          if (present.size === 0) online.delete(self);
        },
        resolve,
        resources(of) {
          const present = of === account ? mine() : online.get(holder(of));
          return [...present?.values() ?? []].map(({ resource }) => resource);
        },
        leave() {
          for (const name of [...mine().keys()]) session.unbind(name);
        },
      };
      return session;
    },
  };
}
