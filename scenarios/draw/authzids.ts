import type { Pick, World } from "../forms/form.ts";
import type { AuthzidKind } from "../scenario.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

type Writer = (world: World, login: string) => readonly string[];

/** What each kind has to choose from. */
const AUTHZIDS: Readonly<Record<AuthzidKind, Writer>> = {
  empty: () => [""],
  equal: (_, login) => [login],
  spelled: ({ subject, domain }, login) =>
    [
      `${subject.name}@${domain.name}`,
      `${subject.name}%${domain.name}`,
      `${subject.name.toUpperCase()}@${domain.name}`,
      ...subject.aliases.map((alias) => `${alias}@${domain.name}`),
      ...domain.aliases.map((alias) => `${subject.name}@${alias}`),
    ].filter((name) => name !== login),
  foreign: ({ deployment, subject }) =>
    deployment.domains.flatMap((domain) =>
      domain.accounts.filter((account) => account !== subject)
        .map(({ name }) => `${name}@${domain.name}`)
    ),
  unknown: ({ domain }) => [`nobody@${domain.name}`, "nobody@unserved.invalid"],
};

/** An authorization identity of a kind; undefined: this world has none. XMPP's is a bare JID (RFC 6120, 6.3.8). */
export function authzidOf(
  kind: AuthzidKind,
  protocol: Protocol,
  world: World,
  login: string,
  pick: Pick,
): string | undefined {
  const choice = AUTHZIDS[kind](world, login);
  return pick(protocol === "xmpp" ? choice.filter((name) => /^$|@/.test(name)) : choice);
}
