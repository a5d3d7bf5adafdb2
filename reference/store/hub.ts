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

/** @param resolve the account that an address leads to, by the routing of mail (route.same-as-signal) */
export function createHub(resolve: (address: string) => FullName | undefined): Hub {
  const online = new Map<FullName, Map<string, Presence>>();
  return {
    enter(account) {
      const mine = () => online.get(account) ?? new Map<string, Presence>();
      const session: SignalSession = {
        bind(resource) {
          const present = mine();
          const holder = present.get(resource.name)?.session;
          if (holder && holder !== session) return false;
          online.set(account, present.set(resource.name, { resource, session }));
          return true;
        },
        unbind(name) {
          const present = mine();
          if (present.get(name)?.session !== session) return;
          present.delete(name);
          if (present.size === 0) online.delete(account);
        },
        resolve,
        resources: (of) => [...online.get(of)?.values() ?? []].map(({ resource }) => resource),
        leave() {
          for (const name of [...mine().keys()]) session.unbind(name);
        },
      };
      return session;
    },
  };
}
