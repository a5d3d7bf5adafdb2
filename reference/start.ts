import type { Deployment, FullName } from "../fixtures/deployment.ts";
import { identityOf } from "./certificates.ts";
import { entranceTo, type Inside } from "./entrance.ts";
import { KeptSessions } from "./kept.ts";
import { withPassword } from "./new_password.ts";
import { OpenSessions } from "./open_sessions.ts";
import { addressee, directoryOf, referencePolicy } from "./policy/mod.ts";
import { postOf } from "./post.ts";
import type { Reference, ReferenceOptions } from "./reference.ts";
import { DEFAULT_LIMITS, faultText, startServer } from "./server/mod.ts";
import { servicesOf } from "./services.ts";
import { createHub, openStore } from "./store/mod.ts";
import type { Wire } from "./wire.ts";

/**
 * Serves a deployment, each account with its canary.
 * @throws {RangeError} for a protocol that is not served
 * @throws {Error} naming address and port, or data directory, and the remedy, where one cannot be had
 */
export async function startReference(
  deployment: Deployment,
  options: ReferenceOptions = {},
): Promise<Reference> {
  const policy = options.policy ?? referencePolicy;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const onFault = options.onFault ??
    ((error, where) => console.error("%s", faultText(error, where)));
  const services = servicesOf(deployment, options);
  let world = directoryOf(deployment);
  // Another password makes another deployment, but no other certificates.
  let certified = deployment;
  const changePassword = (account: FullName, password: string): boolean => {
    const changed = withPassword(world.deployment, account, password);
    if (changed) world = directoryOf(changed);
    return changed !== undefined;
  };

  const store = openStore({
    onFault,
    ...options.dataDir !== undefined && { dir: options.dataDir },
  });
  const openSessions = new OpenSessions();
  const post = postOf({
    policy,
    world: () => world,
    mail: (account) => store.account(account).mail,
    together: (work) => store.together(work),
    onFault,
  });
  const kept = new KeptSessions({ ...KEPT_SESSIONS, idleTime: limits.idleTime });
  const hub = createHub(
    (address) => addressee(policy, world, address),
    (account) => store.account(account).id,
  );

  const inside: Inside = {
    policy,
    world: () => world,
    store,
    hub,
    openSessions,
    kept,
    post,
    refusals: limits.refusedLogins,
    changePassword,
    ...options.ftpHost !== undefined && { ftpHost: options.ftpHost },
    ...options.onLogin && { onLogin: options.onLogin },
    ...options.door && { door: options.door },
  };

  try {
    store.provision(deployment);
    const wire = options.wire ?? ((wire: Wire) => wire);
    const { tls } = options;
    const server = await startServer({
      services,
      limits,
      ...tls && { identity: identityOf(tls, () => certified) },
      entrance: (protocol, wire) => entranceTo(inside, protocol, wire),
      wire,
      onFault,
    });
    const close = async () => {
      await server.close();
      store.close();
    };
    const reconfigure = (next: Deployment) => {
      const directory = directoryOf(next);
      store.provision(next);
      world = directory;
      certified = next;
    };
    return {
      endpoints: server.endpoints,
      deployment: () => world.deployment,
      sessions: () => openSessions.list(),
      async reset(next) {
        await server.endConversations();
        kept.forgetAll();
        store.reset();
        reconfigure(next);
      },
      reconfigure,
      deliver(address, message) {
        const to = post.recipients(address);
        return to.kind === "here" && post.deliver(to.accounts, message);
      },
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Web sessions at once, on all connections together. */
const KEPT_SESSIONS = { most: 10_000, mostOfAccount: 100 };
