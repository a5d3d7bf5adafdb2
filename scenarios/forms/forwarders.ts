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

/** Sorts a deployment's Forwarders as they are seen from the subject. Records are not looked at: this only finds names worth typing. */
export function forwardersOf({ deployment, subject, domain }: World): Forwarders {
  const all = namedIn(deployment);
  const byName = new Map(all.map((forwarder) => [forwarder.fullName.toLowerCase(), forwarder]));
  const account = `${subject.name}@${domain.name}`.toLowerCase();
  const aliases = new Set(
    subject.aliases.map((alias) => `${alias}@${domain.name}`.toLowerCase()),
  );
  const ends = all.map((forwarder) => ({ forwarder, ...follow(forwarder, byName) }));
  const leading = (wanted: (end: typeof ends[number]) => boolean) =>
    ends.filter(wanted).map(({ forwarder }) => forwarder);
  return {
    account: leading(({ end, steps }) => steps === 1 && end === account),
    alias: leading(({ end, steps }) => steps === 1 && end !== undefined && aliases.has(end)),
    chain: leading(({ end, steps }) => steps > 1 && end === account),
    remote: leading(({ end }) => end !== undefined && !served(deployment, end)),
    dangling: leading(({ end }) => end !== undefined && missing(deployment, end)),
    loop: leading(({ end }) => end === undefined),
  };
}

function namedIn(deployment: Deployment): Named[] {
  return deployment.domains.flatMap((domain) =>
    domain.forwarders.map(({ name, to }) => ({ name, fullName: `${name}@${domain.name}`, to }))
  );
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

function served(deployment: Deployment, fullName: string): boolean {
  return domainNamed(deployment, fullName) !== undefined;
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
