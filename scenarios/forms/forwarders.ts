import type { Deployment } from "../../fixtures/deployment.ts";
import type { World } from "./form.ts";
import { objectsOf } from "./objects.ts";

/** A Forwarder by its name and its full name. */
interface Named {
  readonly name: string;
  readonly fullName: string;
  readonly to: string;
}

/** The Forwarders of a world by what they lead to: the subject (at once, by its alias, by another Forwarder), or nothing. */
export interface Forwarders {
  readonly account: readonly Named[];
  readonly alias: readonly Named[];
  readonly chain: readonly Named[];
  readonly remote: readonly Named[];
  readonly dangling: readonly Named[];
  readonly loop: readonly Named[];
}

/** A Forwarder with the end of its way. */
interface Followed {
  readonly forwarder: Named;
  /** In small letters; undefined: the way has no end. */
  readonly end: string | undefined;
  /** How many Forwarders the way has. */
  readonly steps: number;
}

const known = new WeakMap<Deployment, readonly Followed[]>();

/** Sorts a deployment's Forwarders as they are seen from the subject. Records are not looked at: this only finds names worth typing. */
export function forwardersOf({ deployment, subject, domain }: World): Forwarders {
  const ways = known.get(deployment) ?? followAll(deployment);
  known.set(deployment, ways);
  const account = `${subject.name}@${domain.name}`.toLowerCase();
  const aliases = subject.aliases.map((alias) => `${alias}@${domain.name}`.toLowerCase());
  const leading = (wanted: (way: Followed) => boolean) =>
    ways.filter(wanted).map(({ forwarder }) => forwarder);
  const ending = (wanted: (end: string) => boolean) =>
    leading(({ end }) => end !== undefined && wanted(end));
  return {
    account: leading(({ end, steps }) => steps === 1 && end === account),
    alias: ending((end) => aliases.includes(end)),
    chain: leading(({ end, steps }) => steps > 1 && end === account),
    remote: ending((end) => !domainNamed(deployment, end)),
    dangling: ending((end) => missing(deployment, end)),
    loop: leading(({ end }) => end === undefined),
  };
}

function followAll(deployment: Deployment): Followed[] {
  const all = deployment.domains.flatMap((domain) =>
    domain.forwarders.map(({ name, to }): Named => ({
      name,
      fullName: `${name}@${domain.name}`,
      to,
    }))
  );
  const byName = new Map(all.map((forwarder) => [forwarder.fullName.toLowerCase(), forwarder]));
  return all.map((forwarder) => ({ forwarder, ...follow(forwarder, byName) }));
}

/** Where a chain of Forwarders ends, in small letters, and after how many; undefined: it does not end. */
function follow(first: Named, byName: ReadonlyMap<string, Named>) {
  const seen = new Set<Named>();
  for (let at = first;;) {
    if (seen.has(at)) return { end: undefined, steps: seen.size };
    seen.add(at);
    const end = at.to.toLowerCase();
    const next = byName.get(end);
    if (!next) return { end, steps: seen.size };
    at = next;
  }
}

function missing(deployment: Deployment, fullName: string): boolean {
  const domain = domainNamed(deployment, fullName);
  return domain !== undefined &&
    !objectsOf(domain).has(fullName.slice(0, fullName.lastIndexOf("@")));
}

function domainNamed(deployment: Deployment, fullName: string) {
  const name = fullName.slice(fullName.lastIndexOf("@") + 1);
  return deployment.domains.find((domain) =>
    [domain.name, ...domain.aliases].some((own) => own.toLowerCase() === name)
  );
}
